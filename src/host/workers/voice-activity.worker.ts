import { voiceActivityHopSamples } from '../../core/analysis/frame-grid.ts';
import { answerTasks, isStopped, threadStart } from './answer-tasks.ts';
import type { VoiceActivityAnswer, VoiceActivityStart, VoiceActivityTask } from './listening-session.ts';
import { loadVoiceActivityModel, samplesAtOnce } from './voice-activity-model.ts';

const { modelPath } = threadStart() as VoiceActivityStart;
const model = await loadVoiceActivityModel(modelPath);
/** The start of a call's sound whose rest has not come yet. */
const rest = new Float32Array(samplesAtOnce);
let restLength = 0;

answerTasks(
  async ({ samples, isLast }: VoiceActivityTask): Promise<VoiceActivityAnswer> => {
    const sound = new Float32Array(restLength + samples.length);
    sound.set(rest.subarray(0, restLength));
    sound.set(samples, restLength);
    const heard = isLast ? sound.length : sound.length - (sound.length % samplesAtOnce);
    const probabilities = new Float32Array(Math.ceil(heard / voiceActivityHopSamples));
    for (let start = 0; start < heard && !isStopped(); start += samplesAtOnce)
      probabilities.set(
        await model.next(sound.subarray(start, Math.min(heard, start + samplesAtOnce))),
        start / voiceActivityHopSamples,
      );
    restLength = sound.length - heard;
    rest.set(sound.subarray(heard));
    return { probabilities };
  },
  () => model.close(),
);
