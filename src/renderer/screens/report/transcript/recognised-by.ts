import type { Transcript } from '../../../../contract/transcript.ts';
import { isUnrated } from '../../../../core/transcript/rating.ts';
import { strings } from '../../../strings/en.ts';

const text = strings.report.recognisedBy;

/** What recognised the words, in a line; with a sentence more where it did not tell how sure it was of them. */
export const recognisedBy = (transcript: Pick<Transcript, 'recogniser' | 'words'>): string => {
  const { engine, engineVersion, modelId } = transcript.recogniser;
  const line = text.line(engine, engineVersion, modelId);
  return isUnrated(transcript) ? `${line} ${text.unrated}` : line;
};
