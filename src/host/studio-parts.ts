import type { LoadedKit } from '../contract/kit.ts';
import type { StudioInfo } from '../contract/settings.ts';
import type { Take } from '../contract/take.ts';
import type { Attempts } from './attempts/attempts.ts';
import type { MediaRemoval } from './attempts/media-removal.ts';
import type { Exports } from './export/exports.ts';
import type { LiveListening } from './live/live-listening.ts';
import type { ModelManager } from './models/model-manager.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { ReportRunner } from './report/report-runner.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { RecognitionSpeeds } from './speed/recognition-speed.ts';
import type { Submissions } from './submission/submissions.ts';
import type { TakeOrder, TakeStore } from './take-store/take-store.ts';
import type { TranscriptCorrections } from './transcript/transcript-corrections.ts';

/** The parts of a running studio, as the handlers use them. */
export interface Studio {
  readonly kit: LoadedKit;
  readonly settings: SettingsStore;
  readonly takes: TakeStore;
  readonly attempts: Attempts;
  readonly mediaRemoval: MediaRemoval;
  readonly live: LiveListening;
  readonly reports: ReportRunner;
  readonly exports: Exports;
  readonly models: ModelManager;
  readonly speeds: RecognitionSpeeds;
  readonly outbox: Outbox;
  readonly submissions: Submissions;
  readonly corrections: TranscriptCorrections;
  readonly info: () => Promise<StudioInfo>;
  readonly beginTake: (order: Pick<TakeOrder, 'scenarioId' | 'mode' | 'tracks' | 'keeps'>) => Promise<string>;
  readonly finishTake: (attemptId: string, durationMs: number) => Promise<Take>;
  /** Closes a take whose window is gone. */
  readonly abandonTake: (attemptId: string) => Promise<void>;
}
