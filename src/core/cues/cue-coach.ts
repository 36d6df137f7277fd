import type { CuePreferences, ScenarioCues, Trouble } from '../../contract/cue.ts';
import { hopMs, sampleRateHz, voiceActivityHopMs } from '../analysis/frame-grid.ts';
import { createSpeechAnalyser } from '../analysis/speech-analyser.ts';
import { createActivityFollower } from './activity.ts';
import { type CueChange, createCueScheduler } from './cue-scheduler.ts';
import type { CueLimits } from './limits.ts';
import { type LiveSignals, signalsAt } from './live-signals.ts';
import { createSignalPresence } from './signal-presence.ts';
import { type ScenarioStanding, troubleRules } from './trouble-rules.ts';
import { createTroubleWatch } from './trouble-watch.ts';

/** Listens to a run and says when to cue. Its clock is the take's: the same run gives the same cues, however its sound arrives. */
export interface CueCoach {
  /** Next speech: 16 kHz mono in [-1, 1], any number of samples, without gaps from take time 0. */
  readonly pushSamples: (samples: Float32Array) => readonly CueChange[];
  /** Next voice-activity probabilities, one for each 32 ms. */
  readonly pushVoiceActivity: (probabilities: ArrayLike<number>) => readonly CueChange[];
  /** The screen changed at this take time. */
  readonly screenChanged: (atMs: number) => void;
  /** Ends the run. */
  readonly finish: () => readonly CueChange[];
}

export interface CueCoachOptions {
  readonly limits: CueLimits;
  readonly scenario: ScenarioCues;
  readonly mode: CuePreferences['mode'];
  /** Where the speaker is at a take time. */
  readonly standingAt: (atMs: number) => ScenarioStanding | undefined;
}

/** How often the rules look, in ms of take time. */
export const lookEveryMs = 100;
const lookSamples = (lookEveryMs * sampleRateHz) / 1000;

const spoilsRecording: readonly Trouble[] = ['clipping', 'too-quiet'];

export const createCueCoach = ({ limits, scenario, mode, standingAt }: CueCoachOptions): CueCoach => {
  const analyser = createSpeechAnalyser();
  const activity = createActivityFollower();
  const signal = createSignalPresence();
  const scheduler = createCueScheduler(scenario);
  const isWanted = (trouble: Trouble): boolean =>
    mode !== 'off' &&
    !scenario.never.includes(trouble) &&
    (mode === 'on' || spoilsRecording.includes(trouble));
  const watches = troubleRules
    .filter(({ trouble }) => isWanted(trouble))
    .map((rule) => createTroubleWatch(rule, limits));
  const probabilities: number[] = [];
  let waiting: Float32Array = new Float32Array(0);
  let looks = 0;
  let lastSignals: LiveSignals | undefined;
  let givenProbabilities = 0;
  const screenChangesMs: number[] = [];

  const lookAt = (atMs: number): readonly CueChange[] => {
    const signals = signalsAt(analyser.heard(), activity, atMs, {
      syllablesPerWord: limits.syllablesPerWord,
      signalSinceMs: signal.sinceMs(),
      before: lastSignals,
    });
    lastSignals = signals;
    const screenChangedMs = screenChangesMs.findLast((changeMs) => changeMs <= atMs);
    const situation = { signals, screenChangedMs, standing: standingAt(atMs) };
    return scheduler.update(
      atMs,
      watches.map((watch) => watch.update(situation)).filter((trouble) => trouble !== undefined),
    );
  };

  /** Works through everything that is known of sound and voice alike, one look at a time. */
  const work = (): readonly CueChange[] => {
    const changes: CueChange[] = [];
    for (;;) {
      const atMs = (looks + 1) * lookEveryMs;
      const wantedProbabilities = Math.ceil(atMs / voiceActivityHopMs);
      if (waiting.length < lookSamples || probabilities.length < wantedProbabilities) return changes;
      const sound = waiting.subarray(0, lookSamples);
      analyser.pushSamples(sound);
      signal.hear(sound, atMs);
      waiting = waiting.subarray(lookSamples);
      analyser.pushVoiceActivity(probabilities.slice(givenProbabilities, wantedProbabilities));
      givenProbabilities = wantedProbabilities;
      looks += 1;
      activity.advance(probabilities, Math.floor(atMs / hopMs));
      changes.push(...lookAt(atMs));
    }
  };

  return {
    pushSamples: (samples) => {
      const joined = new Float32Array(waiting.length + samples.length);
      joined.set(waiting);
      joined.set(samples, waiting.length);
      waiting = joined;
      return work();
    },
    pushVoiceActivity: (next) => {
      for (let index = 0; index < next.length; index++) probabilities.push(next[index] ?? 0);
      return work();
    },
    screenChanged: (atMs) => {
      screenChangesMs.push(atMs);
      if (screenChangesMs.length > 64) screenChangesMs.shift();
    },
    finish: () => scheduler.finish(looks * lookEveryMs),
  };
};
