import { type AnalysisInput, analyse } from '../../core/analysis/analyse.ts';
import { answerTasks } from './answer-tasks.ts';

answerTasks((input: AnalysisInput) => analyse(input));
