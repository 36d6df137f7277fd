import { type SoundLevel, soundLevel } from '../../../core/capture/level.ts';

/** The level of what came since the last question. */
export interface SoundLevels {
  readonly add: (block: Float32Array) => void;
  /** Undefined where nothing came. */
  readonly take: () => SoundLevel | undefined;
}

/** Before a take starts nobody asks: of what is older than this, about a second, nothing is kept. */
const mostBlocks = 100;

export const createSoundLevels = (): SoundLevels => {
  let blocks: Float32Array[] = [];
  return {
    add: (block) => {
      if (blocks.length >= mostBlocks) blocks.shift();
      blocks.push(block);
    },
    take: () => {
      if (blocks.length === 0) return undefined;
      const samples = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
      let at = 0;
      for (const block of blocks) {
        samples.set(block, at);
        at += block.length;
      }
      blocks = [];
      return soundLevel(samples);
    },
  };
};
