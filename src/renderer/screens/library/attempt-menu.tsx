import { Menu } from '@base-ui/react/menu';
import { Ellipsis, FileMinus, FolderOpen, Trash2 } from 'lucide-react';
import type { AttemptSummary } from '../../../contract/attempt.ts';
import { useShowFiles } from '../../queries/attempts.ts';
import { strings } from '../../strings/en.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './attempt-menu.module.css';

const text = strings.library;

interface AttemptMenuProps {
  attempt: AttemptSummary;
  onRemove: () => void;
  onRemoveMedia: () => void;
}

/** Whether the recording alone can go: practice with a report that rests. */
const mayRemoveMedia = ({ mode, media, report }: AttemptSummary): boolean =>
  mode === 'practice' && media !== 'deleted' && report.state === 'done';

export function AttemptMenu({ attempt, onRemove, onRemoveMedia }: AttemptMenuProps) {
  const showFiles = useShowFiles();
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          render={<IconButton label={text.more(attempt.scenarioTitle)} className={styles.trigger} />}
        >
          <Ellipsis aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className={styles.positioner} sideOffset={4} align="end">
            <Menu.Popup className={styles.popup}>
              <Menu.Item className={styles.item} onClick={() => showFiles.mutate(attempt.attemptId)}>
                <FolderOpen aria-hidden="true" />
                {text.showFiles}
              </Menu.Item>
              {mayRemoveMedia(attempt) ? (
                <Menu.Item className={styles.item} onClick={onRemoveMedia}>
                  <FileMinus aria-hidden="true" />
                  {strings.justPractise.keepReport}
                </Menu.Item>
              ) : null}
              <Menu.Item className={styles.item} onClick={onRemove}>
                <Trash2 aria-hidden="true" />
                {text.remove}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {showFiles.data ? (
        <p role="status" className={styles.note}>
          {text.filesAt(showFiles.data)}
        </p>
      ) : null}
    </>
  );
}
