/**
 * Where a recorder is. `idle` before the first start; `starting` while devices, encoders and the take are opened; `stopping` while the
 * last fragments are being made safe. `stopped` and `failed` are final: a new take needs a new recorder.
 */
export type RecorderState = 'idle' | 'starting' | 'recording' | 'paused' | 'stopping' | 'stopped' | 'failed';

/** What can happen to a recorder: the person's wishes, and the answers of what it drives. */
export type RecorderTransition = 'start' | 'started' | 'pause' | 'resume' | 'stop' | 'stopped' | 'fail';

const transitions: Record<RecorderState, Partial<Record<RecorderTransition, RecorderState>>> = {
  idle: { start: 'starting', fail: 'failed' },
  starting: { started: 'recording', stop: 'stopping', fail: 'failed' },
  recording: { pause: 'paused', stop: 'stopping', fail: 'failed' },
  paused: { resume: 'recording', stop: 'stopping', fail: 'failed' },
  stopping: { stopped: 'stopped', fail: 'failed' },
  stopped: {},
  failed: {},
};

/** The state after a transition, or undefined where it means nothing in this state (a second `stop`, a `pause` before the start). */
export const nextRecorderState = (
  state: RecorderState,
  transition: RecorderTransition,
): RecorderState | undefined => transitions[state][transition];

/** Whether a recorder in this state holds devices and a growing take. */
export const isRecorderActive = (state: RecorderState): boolean =>
  state === 'starting' || state === 'recording' || state === 'paused' || state === 'stopping';
