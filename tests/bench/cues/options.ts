import { parseArgs } from 'node:util';
import type { EspeakVoice } from './script/speak-run.ts';
import type { ReplayOrder } from './replay/run.ts';
import type { Microphone } from './studio/stage.ts';
import { cleanScript, firstScript, type Script, secondScript } from './script/stretches.ts';

export interface CueBenchOptions {
  readonly json: boolean;
  readonly keep: boolean;
  readonly profile: string | undefined;
  readonly microphone: Microphone;
  /** Undefined: the real thing, in a browser. */
  readonly replay: ReplayOrder | undefined;
  readonly runs: readonly { readonly script: Script; readonly voice: EspeakVoice }[];
}

export const usage = `Usage: npm run bench:cues [-- options]

  --thorough         every script with every voice, and five clean minutes: about 25 minutes
  --voices A,B       espeak-ng's voices, default en-us,en+f2; with --thorough also en-us+m3 and en-gb-x-rp+m7
  --only NAME        one script: first, second or clean
  --clean-minutes N  length of the clean run, default 1
  --replay           16 voices heard by the same code without a browser, calibrated and not: how often and how rightly, not how soon; about
                     four minutes; with --thorough all 64
  --microphone KIND  pretended (default: Chromium's, with its camera) or system (PulseAudio's, without a camera)
  --profile FILE     writes a CPU profile of the page and its workers in the first run
  --keep             leaves the folder with the takes
  --json             prints one JSON object as the last line`;

const usualVoice: EspeakVoice = { engine: 'espeak-ng', name: 'en-us', rate: 1, pitch: 45, range: 50 };
/** What differs from the usual one; a name that is not here is spoken like that. */
const voices: Readonly<Record<string, Partial<EspeakVoice>>> = {
  'en+f2': { rate: 0.95, pitch: 55, range: 55 },
  'en-us+m3': { rate: 1.05, pitch: 40, range: 60 },
  'en-gb-x-rp+m7': { rate: 0.95, pitch: 35 },
};

const voiceOf = (name: string): EspeakVoice => ({ ...usualVoice, ...voices[name], name });

const runsOf = (
  names: readonly string[],
  isThorough: boolean,
  cleanMinutes: number,
): CueBenchOptions['runs'] => {
  const spoken = names.map(voiceOf);
  const scripts = [firstScript, secondScript, cleanScript(cleanMinutes)];
  if (isThorough) return spoken.flatMap((voice) => scripts.map((script) => ({ script, voice })));
  // One script a voice, in turn.
  return Array.from({ length: Math.max(spoken.length, scripts.length) }, (_, index) => ({
    script: scripts[index % scripts.length] ?? firstScript,
    voice: spoken[index % spoken.length] ?? usualVoice,
  }));
};

/** Throws a TypeError with a plain message; undefined where help was asked for. */
export const readOptions = (args: readonly string[]): CueBenchOptions | undefined => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      thorough: { type: 'boolean', default: false },
      voices: { type: 'string' },
      only: { type: 'string' },
      'clean-minutes': { type: 'string' },
      profile: { type: 'string' },
      replay: { type: 'boolean', default: false },
      microphone: { type: 'string', default: 'pretended' },
      keep: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const { thorough, only, microphone } = values;
  if (microphone !== 'pretended' && microphone !== 'system')
    throw new TypeError(`--microphone is pretended or system, not "${microphone}".`);
  const cleanMinutes = Number(values['clean-minutes'] ?? (thorough ? 1.25 : 1));
  if (!(cleanMinutes > 0)) throw new TypeError(`--clean-minutes wants a number above 0.`);
  const names = (values.voices ?? (thorough ? 'en-us,en+f2,en-us+m3,en-gb-x-rp+m7' : 'en-us,en+f2')).split(
    ',',
  );
  const isAsked = ({ name }: Script): boolean => only === undefined || name === only;
  const runs = runsOf(names, thorough, cleanMinutes).filter(({ script }) => isAsked(script));
  if (runs.length === 0) throw new TypeError(`--only is first, second or clean, not "${only}".`);
  return {
    json: values.json,
    keep: values.keep,
    profile: values.profile,
    microphone,
    replay: values.replay
      ? {
          scripts: [cleanScript(cleanMinutes), firstScript, secondScript].filter(isAsked),
          step: thorough ? 1 : 4,
        }
      : undefined,
    runs,
  };
};
