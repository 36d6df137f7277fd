import type { AttemptDetail } from '../../../../contract/attempt.ts';
import type { PictureLayout, VideoChoices } from '../../../../contract/export.ts';
import { layoutsFor } from '../../../../core/export/layout.ts';
import { captionsWithin, chaptersWithin } from '../../../../core/export/parts.ts';
import { type Caption, captionsOf } from '../../../../core/transcript/captions.ts';
import { correctTranscript, standingCorrections } from '../../../../core/transcript/corrections.ts';
import type { VideoOrder } from '../../../export/export-messages.ts';

/** The part of the attempt that is saved: what counts of it. */
const rangeOf = ({ trim, take }: AttemptDetail) => trim ?? { startMs: 0, endMs: take.durationMs };

/** The layouts that this attempt's pictures allow; none for sound alone. */
export const layoutsOf = ({ take }: AttemptDetail): readonly PictureLayout[] =>
  layoutsFor({
    screen: take.tracks.some(
      ({ kind, contentType }) =>
        kind === 'screen' || (kind === 'original' && contentType.startsWith('video/')),
    ),
    camera: take.tracks.some(({ kind }) => kind === 'camera'),
  });

/** Captions of what counts, told from its start, with the speaker's corrections. Empty without a transcript. */
export const captionsFor = (attempt: AttemptDetail): readonly Caption[] => {
  const { transcript, corrections } = attempt;
  if (!transcript) return [];
  const standing = corrections ? standingCorrections(corrections.changes) : [];
  const { words } = standing.length > 0 ? correctTranscript(transcript, standing).transcript : transcript;
  return captionsWithin(captionsOf(words), rangeOf(attempt));
};

/** The chapters of what counts: its parts as they were spoken. */
export const chaptersFor = (attempt: AttemptDetail) =>
  chaptersWithin(attempt.analysis?.sections ?? [], rangeOf(attempt), attempt.summary.scenarioTitle);

/** What the export worker is asked for. */
export const videoOrderOf = (attempt: AttemptDetail, choices: VideoChoices): VideoOrder => ({
  tracks: attempt.take.tracks,
  range: rangeOf(attempt),
  choices,
  captions: captionsFor(attempt),
  chapters: chaptersFor(attempt),
  title: attempt.summary.scenarioTitle,
  language: attempt.transcript?.language ?? 'en',
});
