import type { ExportKind } from '../../contract/export.ts';

const extensions: Record<ExportKind, string> = {
  video: 'mp4',
  'captions-vtt': 'vtt',
  'captions-srt': 'srt',
};

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** What may stand in a file's name on every system: no separators, no control characters, no dot or space at its ends. */
const plainName = (text: string): string => {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 80)
    .replace(/^[ .]+|[ .]+$/g, '');
  return plain === '' || reserved.test(plain) ? 'Recording' : plain;
};

/** Local day and time as `2026-03-01 09.30`, which sorts and holds no colon. */
const dayAndTime = (startedAt: string): string => {
  const date = new Date(startedAt);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}.${two(date.getMinutes())}`;
};

/**
 * The name of a saved file: its scenario, when it was recorded, and a number where that name is taken. All files of an attempt share the
 * first part, so that players find the captions beside the video.
 */
export const exportFileName = (
  kind: ExportKind,
  { title, startedAt }: { readonly title: string; readonly startedAt: string },
  isTaken: (name: string) => boolean,
): string => {
  const base = `${plainName(title)} ${dayAndTime(startedAt)}`;
  for (let number = 1; ; number += 1) {
    const name = `${base}${number === 1 ? '' : ` (${number})`}.${extensions[kind]}`;
    if (!isTaken(name)) return name;
  }
};
