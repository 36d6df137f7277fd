import { createListening } from '../../core/analysis/listening.ts';
import { answerTasks } from './answer-tasks.ts';
import type { ListeningAnswer, ListeningTask } from './listening-session.ts';

// Two hours of frames are 24 MB: they lie where the threads that measure them read them too, and are never copied.
const listening = createListening((byteLength) => new SharedArrayBuffer(byteLength));

answerTasks((task: ListeningTask): ListeningAnswer => {
  switch (task.kind) {
    case 'samples':
      listening.pushSamples(task.samples);
      return { pieces: listening.newPieces() };
    case 'voice-activity':
      listening.pushVoiceActivity(task.probabilities);
      return { pieces: listening.newPieces() };
    case 'finish':
      return { listened: listening.finish() };
  }
});
