import { useState } from 'react';
import type { AttemptDetail } from '../../../../contract/attempt.ts';
import { CaptionForm, Corner, type PictureLayout, type VideoChoices } from '../../../../contract/export.ts';
import { useVideoExport, useVideoExports } from '../../../export/exports-context.tsx';
import { formatLength } from '../../../format/duration.ts';
import { strings } from '../../../strings/en.ts';
import { Button } from '../../../ui/button.tsx';
import { Modal } from '../../../ui/modal.tsx';
import { RadioCards } from '../../../ui/radio-cards.tsx';
import { Select } from '../../../ui/select.tsx';
import { CaptionFiles } from './caption-files.tsx';
import { LayoutPicture } from './layout-picture.tsx';
import styles from './save.module.css';
import { captionsFor, chaptersFor, layoutsOf, videoOrderOf } from './video-order.ts';

const text = strings.save;

interface SaveDialogProps {
  attempt: AttemptDetail;
  open: boolean;
  onClose: () => void;
}

const captionOptions = (['none', 'track', 'burnt-in'] as const).map((value) => ({
  value,
  label: text.captionForms[value],
}));
const cornerOptions = Corner.options.map((value) => ({ value, label: text.corners[value] }));

/** What to save of the recording, and how. The saving itself goes on when the window above the page is closed. */
export function SaveDialog({ attempt, open, onClose }: SaveDialogProps) {
  const exports = useVideoExports();
  const current = useVideoExport();
  const layouts = layoutsOf(attempt);
  const [choices, setChoices] = useState<VideoChoices>({
    layout: layouts[0] ?? 'screen',
    corner: 'bottom-right',
    captions: 'none',
  });
  const choose = (change: Partial<VideoChoices>): void => setChoices({ ...choices, ...change });
  const hasPicture = layouts.length > 0;
  const hasCaptions = captionsFor(attempt).length > 0;
  const chapters = chaptersFor(attempt).map(({ title }) => title);
  const isBusy = current?.state === 'running';
  // Nothing can be drawn where there is no picture.
  const captions = captionOptions.filter(({ value }) => hasPicture || value !== 'burnt-in');

  return (
    <Modal open={open} title={text.title} lead={hasPicture ? text.lead : text.leadSound} onClose={onClose}>
      <div className={styles.parts}>
        {layouts.length > 1 ? (
          <RadioCards<PictureLayout>
            label={text.layout}
            value={choices.layout}
            options={layouts.map((layout) => ({
              value: layout,
              title: text.layouts[layout],
              content: <LayoutPicture layout={layout} corner={choices.corner} />,
            }))}
            onChange={(layout) => choose({ layout })}
          />
        ) : null}
        {choices.layout === 'corner' ? (
          <Select
            label={text.corner}
            value={choices.corner}
            options={cornerOptions}
            onChange={(corner) => choose({ corner: Corner.parse(corner) })}
          />
        ) : null}
        {hasCaptions ? (
          <Select
            label={text.captions}
            value={choices.captions}
            options={captions}
            onChange={(form) => choose({ captions: CaptionForm.parse(form) })}
          />
        ) : (
          <p className={styles.hint}>{text.captionsNone}</p>
        )}
        <p className={styles.hint}>
          {chapters.length > 0 ? text.chapters(chapters.join(', ')) : text.chaptersNone}
          {attempt.trim ? ` ${text.trimmed(formatLength(attempt.summary.durationMs))}` : ''}
        </p>
        {isBusy ? <p className={styles.hint}>{text.busy}</p> : null}
        <div className={styles.actions}>
          <Button onClick={onClose}>{strings.common.cancel}</Button>
          <Button
            look="primary"
            disabled={isBusy}
            onClick={() => {
              exports.start(attempt.summary.attemptId, videoOrderOf(attempt, choices));
              onClose();
            }}
          >
            {text.start}
          </Button>
        </div>
        {hasCaptions ? <CaptionFiles attempt={attempt} /> : null}
      </div>
    </Modal>
  );
}
