import { type CorrectionChange, Corrections, mostCorrectionChanges } from '../../contract/corrections.ts';
import { StudioError } from '../../contract/errors.ts';
import { Transcript } from '../../contract/transcript.ts';
import { canUndo } from '../../core/transcript/corrections.ts';
import { readJson, writeJson } from '../files.ts';
import type { TakeStore } from '../take-store/take-store.ts';
import { hashTranscript } from './corrected.ts';

/** Words `firstWordIndex..lastWordIndex` of an attempt's `transcript.json`. */
export interface WordRange {
  readonly attemptId: string;
  readonly firstWordIndex: number;
  readonly lastWordIndex: number;
}

/** Keeps what speakers change in their transcripts. Each answers with all changes so far. */
export interface TranscriptCorrections {
  readonly correct: (range: WordRange, text: string) => Promise<Corrections>;
  readonly restore: (range: WordRange) => Promise<Corrections>;
  readonly undo: (attemptId: string) => Promise<Corrections>;
}

interface TranscriptCorrectionsParts {
  readonly takes: TakeStore;
  /** Whether the attempt is sealed: then it stays as it was signed. */
  readonly isSealed: (attemptId: string) => Promise<boolean>;
  /** Told when the words of an attempt have changed. */
  readonly onCorrected: (attemptId: string) => void;
  readonly now?: () => Date;
}

const mostWordsAtOnce = 100;

type Change = (transcript: Transcript, standing: readonly CorrectionChange[]) => CorrectionChange;

/** Corrections of the takes in the store. Changes of one attempt are written one after the other. */
export const createTranscriptCorrections = (parts: TranscriptCorrectionsParts): TranscriptCorrections => {
  const { takes, isSealed, onCorrected, now = () => new Date() } = parts;
  let last: Promise<unknown> = Promise.resolve();

  const append = async (attemptId: string, changeOf: Change): Promise<Corrections> => {
    // The measures and the score follow the words, and they are made from the sound.
    if ((await takes.load(attemptId)).mediaDeletedAt !== undefined)
      throw new StudioError('recording-deleted');
    if (await isSealed(attemptId)) throw new StudioError('submission-exists');
    const folder = takes.folder(attemptId);
    const transcript = await readJson(folder.transcript, Transcript);
    if (!transcript) throw new StudioError('report-not-ready');
    const transcriptSha256 = hashTranscript(transcript);
    const kept = await readJson(folder.corrections, Corrections);
    const changes = kept?.transcriptSha256 === transcriptSha256 ? kept.changes : [];
    if (changes.length >= mostCorrectionChanges) throw new StudioError('correction-not-possible');
    const corrections: Corrections = {
      schemaVersion: 1,
      transcriptSha256,
      changes: [...changes, changeOf(transcript, changes)],
    };
    await writeJson(folder.corrections, corrections);
    onCorrected(attemptId);
    return corrections;
  };

  const inTurn = (attemptId: string, changeOf: Change): Promise<Corrections> => {
    const result = last.then(() => append(attemptId, changeOf));
    last = result.catch(() => undefined);
    return result;
  };

  const madeAt = (): string => now().toISOString();

  const recognisedText = ({ words }: Transcript, { firstWordIndex, lastWordIndex }: WordRange): string => {
    const count = lastWordIndex - firstWordIndex + 1;
    if (count < 1 || count > mostWordsAtOnce || lastWordIndex >= words.length)
      throw new StudioError('correction-not-possible');
    return words
      .slice(firstWordIndex, lastWordIndex + 1)
      .map(({ text }) => text)
      .join(' ');
  };

  return {
    correct: (range, text) =>
      inTurn(range.attemptId, (transcript) => {
        const { firstWordIndex, lastWordIndex } = range;
        const recognised = recognisedText(transcript, range);
        return { kind: 'corrected', madeAt: madeAt(), firstWordIndex, lastWordIndex, recognised, text };
      }),
    restore: (range) =>
      inTurn(range.attemptId, (transcript) => {
        recognisedText(transcript, range);
        const { firstWordIndex, lastWordIndex } = range;
        return { kind: 'restored', madeAt: madeAt(), firstWordIndex, lastWordIndex };
      }),
    undo: (attemptId) =>
      inTurn(attemptId, (_, changes) => {
        if (!canUndo(changes)) throw new StudioError('correction-not-possible', 'There is nothing to undo.');
        return { kind: 'undone', madeAt: madeAt() };
      }),
  };
};
