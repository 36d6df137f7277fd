import { type FileHandle, open } from 'node:fs/promises';
import { diskError, persistingOnce } from '../files.ts';

/** A file of JSON lines that only grows. */
export interface LineFile {
  /** The last lines that were there when the file was opened, as text. */
  readonly lastLines: readonly string[];
  /** Appends and syncs a line; whole or not at all. */
  readonly write: (line: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const tailLength = 64 * 1024;
const newline = 10;

/** Where the last whole line ends, and the text of the last ones. A line longer than the tail does not occur. */
const wholeLines = async (file: FileHandle): Promise<{ length: number; lastLines: string[] }> => {
  const { size } = await file.stat();
  const from = Math.max(0, size - tailLength);
  const tail = Buffer.alloc(size - from);
  await file.read(tail, 0, tail.length, from);
  const end = tail.lastIndexOf(newline) + 1;
  const lines = tail.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return { length: from + end, lastLines: from > 0 ? lines.slice(1) : lines };
};

/** Opens or makes a file of lines. A torn last line, as a crash leaves it, is cut off: what follows would be lost with it. */
export const openLineFile = async (path: string): Promise<LineFile> => {
  try {
    const file = await open(path, 'a+');
    const { length: wholeLength, lastLines } = await wholeLines(file);
    let length = wholeLength;
    await file.truncate(length);
    return {
      lastLines,
      write: async (line) => {
        const bytes = Buffer.from(`${line}\n`);
        try {
          let isAgain = false;
          await persistingOnce(async () => {
            // What a refused try left behind would make the line stand twice.
            if (isAgain) await file.truncate(length);
            isAgain = true;
            await file.appendFile(bytes);
            await file.datasync();
          });
          length += bytes.length;
        } catch (error) {
          await file.truncate(length).catch(() => undefined);
          throw diskError(error);
        }
      },
      close: () => file.close(),
    };
  } catch (error) {
    throw diskError(error);
  }
};
