import { Download } from 'lucide-react';
import { useState } from 'react';
import type { AttemptDetail } from '../../../contract/attempt.ts';
import type { Moment } from '../../../contract/primitives.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { ShowOriginals } from '../show-originals.tsx';
import { SaveDialog } from './save/save-dialog.tsx';
import { TrimView } from './trim/trim-view.tsx';

interface RecordingToolsProps {
  attempt: AttemptDetail;
  whole: Moment;
  isTrimming: boolean;
  onTrimming: (isTrimming: boolean) => void;
}

/** What can be done with the recording itself: trim it, save it as a video, show its files. */
export function RecordingTools({ attempt, whole, isTrimming, onTrimming }: RecordingToolsProps) {
  const [isSaving, setSaving] = useState(false);
  return (
    <>
      <TrimView attempt={attempt} whole={whole} isOpen={isTrimming} onOpen={onTrimming}>
        <Button look="quiet" onClick={() => setSaving(true)}>
          <Download aria-hidden="true" />
          {strings.save.open}
        </Button>
        <ShowOriginals look="quiet" attemptId={attempt.summary.attemptId} />
      </TrimView>
      <SaveDialog attempt={attempt} open={isSaving} onClose={() => setSaving(false)} />
    </>
  );
}
