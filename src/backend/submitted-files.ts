import type { z } from 'zod';
import { readText } from './files.ts';

/** A submitted JSON file by its schema; null when it is missing or does not fit. */
export const readSubmitted = async <T>(path: string, schema: z.ZodType<T>): Promise<T | null> => {
  const text = await readText(path);
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return schema.safeParse(value).data ?? null;
};
