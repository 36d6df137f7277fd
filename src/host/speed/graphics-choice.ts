import type { LostGraphics } from '../../contract/recognition-speed.ts';
import type { EngineInfo } from '../engines/speech-engine.ts';
import type { SpeedStore } from './speed-store.ts';

/** Which graphics device the working engine computes on, as the engine's supervisor asks. */
export interface GraphicsChoice {
  /** Its place in the engine's list; undefined for the processor. */
  readonly device: () => number | undefined;
  /** Whether an engine that was started on it is of the version and has the device that the trial was made with. */
  readonly isAsTried: (info: EngineInfo) => boolean;
  /** It failed in use, or is not what was tried: the processor does the work from now on. */
  readonly lose: (reason: LostGraphics['reason']) => void;
}

export const graphicsChoice = (store: SpeedStore): GraphicsChoice => ({
  device: () => store.get().chosen?.index,
  isAsTried: ({ engineVersion, device, devices = [] }) => {
    const { chosen, engineVersion: triedWith } = store.get();
    const description = chosen && devices[chosen.index]?.description;
    return device === chosen?.name && description === chosen?.description && engineVersion === triedWith;
  },
  lose: (reason) => {
    const { chosen } = store.get();
    if (chosen) store.change({ chosen: null, lost: { description: chosen.description, reason } });
  },
});
