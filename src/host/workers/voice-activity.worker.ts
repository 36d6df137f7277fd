import { voiceActivityHopSamples } from '../../core/analysis/frame-grid.ts';
import { answerTasks, isStopped, threadStart } from './answer-tasks.ts';
import type { VoiceActivityAnswer, VoiceActivityStart, VoiceActivityTask } from './listening-session.ts';
import { loadVoiceActivityModel } from './voice-activity-model.ts';

const { modelPath } = threadStart() as VoiceActivityStart;
const model = await loadVoiceActivityModel(modelPath);
/** The start of a frame whose rest has not come yet. */
const rest = new Float32Array(voiceActivityHopSamples);
let restLength = 0;

answerTasks(
  async ({ samples, isLast }: VoiceActivityTask): Promise<VoiceActivityAnswer> => {
    const sound = new Float32Array(restLength + samples.length);
    sound.set(rest.subarray(0, restLength));
    sound.set(samples, restLength);
    const whole = Math.floor(sound.length / voiceActivityHopSamples);
    const isPartLeft = whole * voiceActivityHopSamples < sound.length;
    const probabilities = new Float32Array(whole + (isLast && isPartLeft ? 1 : 0));
    for (let frame = 0; frame < probabilities.length && !isStopped(); frame++) {
      const start = frame * voiceActivityHopSamples;
      probabilities[frame] = await model.next(sound.subarray(start, start + voiceActivityHopSamples));
    }
    restLength = sound.length - whole * voiceActivityHopSamples;
    rest.set(sound.subarray(sound.length - restLength));
    return { probabilities };
  },
  () => model.close(),
);
