/** @import { Transcript } from '../../contract/transcript.ts' */

/**
 * Whether the recogniser did not tell how sure it is of its words: they have no probabilities. Studios of before made them up for the slow
 * engine.
 * @param {Pick<Transcript, 'recogniser' | 'words'>} transcript
 */
const isUnrated = ({ recogniser, words }) =>
  recogniser.engine === 'whisper.node' || words.some(({ probability }) => probability === null);

/**
 * What recognised the words, in a line; with a sentence more where nobody knows how sure it was of them.
 * @param {Pick<Transcript, 'recogniser' | 'words'>} transcript
 */
export const recognisedBy = (transcript) => {
  const { engine, engineVersion, modelId } = transcript.recogniser;
  const line = `Recognised by ${engine} (${engineVersion}) with the model ${modelId}.`;
  return isUnrated(transcript)
    ? `${line} This slow engine does not tell how sure it is of a word, so none is marked as unsure, and the checks on what was said are yours to decide.`
    : line;
};
