import type { Truth } from '../truth.ts';
import { type Random, randomOf } from '../random.ts';
import { makeFilledPauses, wantedFilledPause } from './filled-pause.ts';
import { type Piece, pieceOf, pitchStepMs, withLastVowelDrawnOut } from './piece.ts';
import { speak } from './speak/speak.ts';
import { speakerOf, type Voice } from './speak/spoken.ts';
import { breath, keyboard } from './sound/noises.ts';
import { addAt, atLevel, decibelsOf, faded, msOf, samplesOf } from './sound/samples.ts';
import { usualPitchHzOf } from './sound/usual-pitch.ts';

/** A take without noise, and its truth. */
export interface CleanTake {
  readonly samples: Float32Array;
  readonly truth: Truth;
}

/** What stands between two phrases: silences around a filled pause, or one silence. */
interface Between {
  readonly beforeMs: number;
  readonly isFilled: boolean;
  readonly afterMs: number;
}

/** Gaps of 165 to 235 ms are left out: nobody could say which side of 200 ms they are on. */
const shortGapMs = (random: Random): number => random.between(30, 160);
const pauseMs = (random: Random): number =>
  random.chance(0.08) ? random.between(3000, 4200) : random.logBetween(240, 2000);

const between = (random: Random): Between => {
  const kind = random();
  if (kind < 0.36) return { beforeMs: pauseMs(random), isFilled: false, afterMs: 0 };
  if (kind < 0.62) return { beforeMs: shortGapMs(random), isFilled: false, afterMs: 0 };
  const gap = (): number =>
    random.chance(0.45) ? random.logBetween(240, 900) : random.chance(0.5) ? 0 : random.between(20, 150);
  return { beforeMs: gap(), isFilled: true, afterMs: gap() };
};

const usualPitchHz = (pieces: readonly Piece[], voice: Voice): number => {
  if ('pitchHz' in voice) return voice.pitchHz;
  return usualPitchHzOf(pieces);
};

const round = (ms: number): number => Math.round(ms * 10) / 10;

/** Puts phrases behind one another with silences and filled pauses of known length between them. */
export const makeTalkTake = async (
  texts: readonly string[],
  voice: Voice,
  seed: string,
): Promise<CleanTake> => {
  const random = randomOf(seed);
  const spoken = await speak(texts, voice);
  const plain = spoken.map(pieceOf);
  const gaps = plain.slice(1).map(() => between(random));
  const usualHz = usualPitchHz(plain, voice);
  const wanted = gaps.filter(({ isFilled }) => isFilled).map(() => wantedFilledPause(random));
  const filled = await makeFilledPauses(wanted, voice, usualHz, random);
  const levelDbfs = random.between(-32, -18);
  const all = new Float32Array(
    samplesOf(12_000) +
      plain.reduce((sum, { samples }) => sum + 2 * samples.length, 0) +
      samplesOf(gaps.reduce((sum, { beforeMs, afterMs }) => sum + beforeMs + afterMs + 1300, 0)),
  );
  const truth = {
    words: [] as { text: string; startMs: number; endMs: number }[],
    fillers: [] as NonNullable<Truth['fillers']>,
    pauses: [] as { startMs: number; endMs: number }[],
    syllablesAtMs: [] as number[],
    confounders: [] as NonNullable<Truth['confounders']>,
  };
  const pitch: (number | null)[] = Array.from({ length: Math.ceil(msOf(all.length) / pitchStepMs) }, () => 0);
  let hasWords = true;
  let power = 0;
  let voicedSamples = 0;
  let at = samplesOf(random.between(400, 1500));

  const put = (samples: Float32Array): { readonly startMs: number; readonly endMs: number } => {
    addAt(all, samples, at);
    const startMs = msOf(at);
    power += samples.reduce((sum, value) => sum + value * value, 0);
    at += samples.length;
    voicedSamples += samples.length;
    return { startMs, endMs: msOf(at) };
  };
  const wait = (ms: number): void => {
    const startMs = msOf(at);
    at += samplesOf(ms);
    if (ms < 200) {
      voicedSamples += samplesOf(ms);
      return;
    }
    truth.pauses.push({ startMs: round(startMs), endMs: round(msOf(at)) });
    if (ms > 450 && random.chance(0.3)) {
      const lengthMs = Math.min(ms - 150, random.between(250, 600));
      const sound = atLevel(breath(lengthMs, random), levelDbfs - random.between(24, 34));
      const from = at - samplesOf(ms) + samplesOf((ms - lengthMs) / 2);
      addAt(all, sound, from);
      truth.confounders.push({ kind: 'breath', startMs: msOf(from), endMs: msOf(from + sound.length) });
    } else if (ms > 450 && random.chance(0.12)) {
      const sound = atLevel(keyboard(ms - 150, random), levelDbfs - random.between(16, 24));
      const from = at - samplesOf(ms) + samplesOf(75);
      addAt(all, sound, from);
      truth.confounders.push({ kind: 'keyboard', startMs: msOf(from), endMs: msOf(from + sound.length) });
    }
  };
  const setPitch = (startMs: number, endMs: number, of: (share: number) => number | null): void => {
    for (let frame = Math.floor(startMs / pitchStepMs); (frame + 0.5) * pitchStepMs < endMs + 5; frame++) {
      const atMs = (frame + 0.5) * pitchStepMs;
      const isEdge = atMs < startMs + 20 || atMs > endMs - 20;
      pitch[frame] = isEdge ? null : of((atMs - startMs) / (endMs - startMs));
    }
  };

  const spanStartMs = msOf(at);
  let usedFilled = 0;
  for (const [index, piece] of plain.entries()) {
    const drawing = random();
    const factor = drawing < 0.13 ? random.between(1.7, 2.8) : drawing < 0.35 ? random.between(1.2, 1.5) : 1;
    const { piece: said, vowel } =
      factor > 1 ? withLastVowelDrawnOut(piece, factor) : { piece, vowel: undefined };
    const { startMs, endMs } = put(atLevel(said.samples, levelDbfs + 1.5 * random.normal()));
    if (said.words)
      truth.words.push(
        ...said.words.map((word) => ({
          text: word.text,
          startMs: round(startMs + word.startMs),
          endMs: round(startMs + word.endMs),
        })),
      );
    else hasWords = false;
    for (const phone of said.phones)
      if (phone.isVowel) truth.syllablesAtMs.push(round(startMs + (phone.startMs + phone.endMs) / 2));
    if (vowel && factor > 1.6)
      truth.confounders.push({
        kind: 'drawn-out word',
        startMs: round(startMs + vowel.startMs),
        endMs: round(startMs + vowel.endMs),
      });
    setPitch(
      startMs,
      endMs,
      (share) => said.pitchHz[Math.floor((share * (endMs - startMs)) / pitchStepMs)] ?? null,
    );
    const gap = gaps[index];
    if (!gap) break;
    wait(gap.beforeMs);
    const filler = gap.isFilled ? filled[usedFilled++] : undefined;
    if (!filler) continue;
    const sound = atLevel(faded(filler.samples, 5), levelDbfs - random.between(2, 10));
    const place = put(sound);
    const paused = [gap.beforeMs >= 200, gap.afterMs >= 200];
    truth.fillers.push({
      startMs: round(place.startMs),
      endMs: round(place.endMs),
      text: filler.text,
      kind: 'filled-pause',
      source: filler.source,
      standing: paused[0]
        ? paused[1]
          ? 'between pauses'
          : 'after a pause'
        : paused[1]
          ? 'before a pause'
          : 'joined',
    });
    truth.words.push({ text: filler.text, startMs: round(place.startMs), endMs: round(place.endMs) });
    truth.syllablesAtMs.push(round((place.startMs + place.endMs) / 2));
    setPitch(place.startMs, place.endMs, (share) => filler.pitchHz?.(share) ?? null);
    wait(gap.afterMs);
  }
  const span = { startMs: round(spanStartMs), endMs: round(msOf(at)) };
  at += samplesOf(random.between(400, 1200));
  const samples = all.slice(0, at);
  return {
    samples,
    truth: {
      durationMs: round(msOf(at)),
      isSynthetic: true,
      speaker: speakerOf(voice),
      language: 'en',
      text: texts.join(' '),
      isForRecognition: false,
      isSpeech: true,
      span,
      ...truth,
      words: hasWords ? truth.words.toSorted((a, b) => a.startMs - b.startMs) : undefined,
      pitch: {
        stepMs: pitchStepMs,
        hz: pitch
          .slice(0, Math.floor(msOf(at) / pitchStepMs))
          .map((hz) => (hz === null ? null : Math.round(hz * 10) / 10)),
      },
      levelDbfs: Math.round(decibelsOf(power / voicedSamples) * 100) / 100,
    },
  };
};
