import { z } from 'zod';

/** What is saved outside the studio: a video, or its captions in one of two forms. */
export const ExportKind = z.enum(['video', 'captions-vtt', 'captions-srt']);
export type ExportKind = z.infer<typeof ExportKind>;

/** Name of a file being saved, and of one that was: a path never crosses the wire. */
export const ExportId = z.uuid();

/** A saved file by its name, and its folder for the person's eyes. */
export const ExportFile = z.object({
  exportId: ExportId,
  fileName: z.string(),
  folderLabel: z.string(),
});
export type ExportFile = z.infer<typeof ExportFile>;

/** How the pictures stand: the camera in a corner of the screen, beside it, or one of them alone. */
export const PictureLayout = z.enum(['corner', 'side-by-side', 'screen', 'camera']);
export type PictureLayout = z.infer<typeof PictureLayout>;

/** Which corner the camera stands in. */
export const Corner = z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']);
export type Corner = z.infer<typeof Corner>;

/** Captions drawn into the picture, as a track that players can switch, or none. */
export const CaptionForm = z.enum(['burnt-in', 'track', 'none']);
export type CaptionForm = z.infer<typeof CaptionForm>;

/** What a person chooses for a video. */
export const VideoChoices = z.object({ layout: PictureLayout, corner: Corner, captions: CaptionForm });
export type VideoChoices = z.infer<typeof VideoChoices>;
