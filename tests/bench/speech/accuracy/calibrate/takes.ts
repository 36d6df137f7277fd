import { readdirSync, readFileSync } from 'node:fs';
import { cachedCases } from '../corpus/cache.ts';
import type { NamedTake } from '../corpus/non-speech.ts';
import { makeTalkTake } from '../corpus/talk-take.ts';
import type { Voice } from '../corpus/speak/spoken.ts';
import type { Case } from '../truth.ts';
import { phrasesOf } from './phrases.ts';
import { makeRecordedTake } from './recorded/recorded-take.ts';
import type { RecordedVoice } from './recorded/recorded-voices.ts';
import { sentencesOf } from './sentences.ts';
import { type SpeakerGroup, speakerGroups } from './voices.ts';

const phrasesEachTake = 22;
const sentencesEachTake = 16;

/** Every speaker talks in each batch, about something else and in a somewhat different voice. */
const batches = [
  { name: 'training', talk: 'words', seed: 'training 1', pitch: 1, rate: 1 },
  { name: 'training-more', talk: 'words', seed: 'training 2', pitch: 1.12, rate: 0.94 },
  { name: 'training-sentences', talk: 'sentences', seed: 'training 3', pitch: 0.94, rate: 1.03 },
] as const;
type Batch = (typeof batches)[number];

const isRecorded = (voice: Voice | RecordedVoice): voice is RecordedVoice => 'speech' in voice;

const changed = (voice: Voice, { pitch, rate }: Batch): Voice => {
  const moved = { ...voice, rate: voice.rate * rate };
  return moved.engine === 'espeak-ng'
    ? { ...moved, pitch: Math.round(moved.pitch + 60 * Math.log2(pitch)) }
    : { ...moved, pitchHz: moved.pitchHz * pitch };
};

const textsOf = ({ talk }: Batch, seed: string): string[] =>
  talk === 'words' ? phrasesOf(seed, phrasesEachTake) : sentencesOf(seed, sentencesEachTake);

/** What decides of the texts. */
const contentOf = ({ talk, seed }: Batch) =>
  talk === 'words' ? [phrasesEachTake, phrasesOf(seed, 50)] : [sentencesEachTake, sentencesOf(seed, 500)];

const makeTake = async (voice: Voice | RecordedVoice, batch: Batch, seed: string) =>
  isRecorded(voice)
    ? makeRecordedTake({ ...voice, pitch: voice.pitch * batch.pitch, rate: voice.rate * batch.rate }, seed)
    : makeTalkTake(textsOf(batch, seed), changed(voice, batch), seed);

async function* makeTakes(
  { voices, takesEach, name }: SpeakerGroup,
  batch: Batch,
): AsyncGenerator<NamedTake> {
  for (const [index, voice] of voices.entries())
    for (let take = 1; take <= takesEach; take++) {
      const takeSeed = `${batch.seed} ${name} ${index} ${take}`;
      const made = await makeTake(voice, batch, takeSeed);
      yield { name: `${String(index).padStart(2, '0')}-${take}`, ...made };
    }
}

/** Recorded voices know no sentences. */
const talksIn = ({ voices, talksOnce }: SpeakerGroup, batch: Batch): boolean => {
  if (voices.some(isRecorded)) return batch.talk === 'words';
  return talksOnce === undefined || batch === batches.find(({ talk }) => talk === talksOnce);
};

/** The scripts that make the takes of recorded voices. */
const recordedSources = (): string[] =>
  readdirSync(new URL('./recorded/', import.meta.url))
    .toSorted()
    .map((file) => readFileSync(new URL(`./recorded/${file}`, import.meta.url), 'utf8'));

/** Talks without noise to learn from, by group of speakers. Made once, by the scripts that make the corpus. */
export const trainingTakes = async (
  log: (line: string) => void,
): Promise<{ readonly group: SpeakerGroup; readonly cases: readonly Case[] }[]> => {
  const groups: { group: SpeakerGroup; cases: Case[] }[] = [];
  for (const batch of batches)
    for (const group of speakerGroups) {
      if (!talksIn(group, batch)) continue;
      const name = `${batch.name}-${group.name.replace(' ', '-')}`;
      const content = JSON.stringify([
        { name: group.name, takesEach: group.takesEach, voices: group.voices },
        batch.seed,
        ...(group.voices.some(isRecorded) ? recordedSources() : contentOf(batch)),
      ]);
      const cases = await cachedCases(name, content, () => makeTakes(group, batch), log);
      groups.push({ group, cases });
    }
  return groups;
};
