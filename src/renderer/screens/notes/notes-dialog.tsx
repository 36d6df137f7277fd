import { useState } from 'react';
import type { Scenario } from '../../../contract/kit.ts';
import { overlaySize } from '../../../contract/shell.ts';
import { overlayProtection } from '../../../core/capture/overlay-protection.ts';
import type { OverlayHandle } from '../../overlay/use-overlay.ts';
import { useStudioInfo } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './notes-dialog.module.css';
import { useNotes } from './use-notes.ts';

const text = strings.notes;
/** What the settings hold of one part's notes. */
const longest = 4000;

/** Room for a cue and some lines of notes. */
const windowSize = {
  title: text.windowTitle,
  widthPixels: overlaySize.width,
  heightPixels: overlaySize.height,
};

/** What is known about the window and recordings of the whole screen. */
function ProtectionNote({ overlay }: { overlay: OverlayHandle }) {
  const info = useStudioInfo().data;
  if (!info) return null;
  const { shell, platform } = info;
  const { trial } = overlay;
  const protection = overlayProtection({ shell, platform, ...(trial && { trial }) });
  if (protection === 'protected') return <p>{strings.preflight.findings['overlay-kept-out']({}).happened}</p>;
  return <p>{protection === 'unknown' ? text.unknown : text.wholeScreen}</p>;
}

interface NotesDialogProps {
  open: boolean;
  scenario: Scenario;
  overlay: OverlayHandle;
  onClose: () => void;
}

/** The scenario's notes and the person's own beside them, and the way into the small window. */
export function NotesDialog({ open, scenario, overlay, onClose }: NotesDialogProps) {
  const { ownNotes, write } = useNotes(scenario.id);
  const [written, setWritten] = useState<Record<string, string>>({});
  const isOpen = overlay.state === 'open';
  const show = (): void => {
    overlay.open(windowSize);
    onClose();
  };
  return (
    <Modal open={open} title={text.title} lead={text.lead} onClose={onClose}>
      <div className={styles.head}>
        {overlay.isSupported ? <ProtectionNote overlay={overlay} /> : <p>{text.unsupported}</p>}
        {overlay.isSupported ? (
          <Button look="primary" onClick={isOpen ? overlay.close : show}>
            {isOpen ? text.hide : text.show}
          </Button>
        ) : null}
      </div>
      <ol className={styles.sections}>
        {scenario.sections.map((section) => (
          <li key={section.id} className={styles.section}>
            <h3>{section.title}</h3>
            {section.notes ? <p className={styles.kit}>{section.notes}</p> : null}
            <TextArea
              label={text.own(section.title)}
              hideLabel
              placeholder={text.placeholder}
              maxLength={longest}
              value={written[section.id] ?? ownNotes[section.id] ?? ''}
              onChange={(notes) => setWritten({ ...written, [section.id]: notes })}
              onLeave={(notes) => write(section.id, notes)}
            />
          </li>
        ))}
      </ol>
    </Modal>
  );
}
