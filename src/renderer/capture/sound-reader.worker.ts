import { readSoundBlocks, type SoundToRead } from './engine/sound-blocks.ts';

// Sounds are read here, on a thread that does nothing else: one that also encodes pictures gets to a block of ten milliseconds ten times a
// second on a busy machine, and what is not read in time is lost.

addEventListener('message', ({ data }: MessageEvent<SoundToRead>) => readSoundBlocks(data));
