import { createListening } from '../../core/analysis/listening.ts';
import { answerTasks } from './answer-tasks.ts';
import type { ListeningAnswer, ListeningTask } from './listening-session.ts';

const listening = createListening();

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
