import { CueMarks } from '../../contract/cue.ts';
import { StudioError } from '../../contract/errors.ts';
import { retuned } from '../../core/cues/retuning.ts';
import { readJson, writeJson } from '../files.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { AttemptFolder } from '../take-store/attempt-folder.ts';
import type { TakeStore } from '../take-store/take-store.ts';

/** The cues of a take that were called wrong, in order; none where the file cannot be read. */
export const readWrongCues = async (folder: AttemptFolder): Promise<number[]> =>
  (await readJson(folder.cueMarks, CueMarks).catch(() => null))?.wrong ?? [];

/**
 * Calls a cue wrong, or takes that back, and retunes this device by it. Asking twice changes nothing. Throws `attempt-not-found`, and
 * `cue-not-found` where the take had no such cue.
 */
export const markCue = async (
  { takes, settings }: { readonly takes: TakeStore; readonly settings: SettingsStore },
  attemptId: string,
  cueId: number,
  isWrong: boolean,
): Promise<number[]> => {
  await takes.load(attemptId);
  const events = await takes.events(attemptId);
  const shown = events.find((event) => event.kind === 'cue-shown' && event.cue.cueId === cueId);
  if (shown?.kind !== 'cue-shown') throw new StudioError('cue-not-found');
  const folder = takes.folder(attemptId);
  const before = await readWrongCues(folder);
  if (before.includes(cueId) === isWrong) return before;
  const wrong = isWrong ? [...before, cueId].toSorted((a, b) => a - b) : before.filter((id) => id !== cueId);
  await writeJson(folder.cueMarks, { schemaVersion: 1, wrong });
  const { cues } = settings.get();
  const retuning = retuned(cues.retuning, shown.cue.about, isWrong ? 1 : -1);
  await settings.change({ cues: { ...cues, retuning } });
  return wrong;
};
