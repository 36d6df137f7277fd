import { NotebookText } from 'lucide-react';
import { useState } from 'react';
import type { Scenario } from '../../../contract/kit.ts';
import type { OverlayHandle } from '../../overlay/use-overlay.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { NotesDialog } from './notes-dialog.tsx';

/** Opens the notes; says when their window is open. */
export function NotesButton({ scenario, overlay }: { scenario: Scenario; overlay: OverlayHandle }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        <NotebookText aria-hidden="true" />
        {overlay.state === 'open' ? strings.notes.shown : strings.notes.title}
      </Button>
      <NotesDialog open={isAsking} scenario={scenario} overlay={overlay} onClose={() => setAsking(false)} />
      {overlay.state === 'failed' ? <p role="alert">{strings.notes.failed}</p> : null}
    </>
  );
}
