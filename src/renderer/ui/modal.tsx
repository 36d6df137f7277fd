import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { strings } from '../strings/en.ts';
import { IconButton } from './button.tsx';
import frame from './confirm-dialog.module.css';
import styles from './modal.module.css';

interface ModalProps {
  open: boolean;
  title: string;
  lead?: string;
  children: ReactNode;
  onClose: () => void;
}

/** A window above the page that can be left at any time. */
export function Modal({ open, title, lead, children, onClose }: ModalProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={frame.veil} />
        <Dialog.Popup className={`${frame.dialog} ${styles.wide}`}>
          <div className={styles.head}>
            <Dialog.Title className={frame.title}>{title}</Dialog.Title>
            <Dialog.Close render={<IconButton label={strings.common.close} />}>
              <X aria-hidden="true" />
            </Dialog.Close>
          </div>
          {lead ? <Dialog.Description className={styles.lead}>{lead}</Dialog.Description> : null}
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
