import { CircleAlert } from 'lucide-react';
import { errorCatalogue, type ErrorCode, StudioError } from '../../contract/errors.ts';
import { strings } from '../strings/en.ts';
import { Button } from './button.tsx';
import styles from './error-note.module.css';

interface ErrorNoteProps {
  error: unknown;
  /** Offered where the catalogue says that the same call may succeed later. */
  onRetry?: () => void;
}

/** Any thrown thing as an error of the catalogue. */
export const asStudioError = (error: unknown): StudioError =>
  error instanceof StudioError ? error : new StudioError('internal', undefined, { cause: error });

/** What happened, what is particular to it, and what to do next. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  const { code, details, logId } = asStudioError(error);
  const known = errorCatalogue[code];
  return (
    <CatalogueNote code={code} details={details} logId={logId}>
      {onRetry && known.retry ? <Button onClick={onRetry}>{strings.common.tryAgain}</Button> : null}
    </CatalogueNote>
  );
}

interface CatalogueNoteProps {
  code: ErrorCode;
  details?: string | undefined;
  logId?: string | undefined;
  children?: React.ReactNode;
}

/** The same for a code that comes as data, for example in a report's progress. */
export function CatalogueNote({ code, details, logId, children }: CatalogueNoteProps) {
  const { happened, remedy } = errorCatalogue[code];
  return (
    <div className={styles.note} role="alert">
      <CircleAlert aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.happened}>{happened}</p>
        {details ? <p className={styles.details}>{details}</p> : null}
        <p>{remedy}</p>
        {logId ? <p className={styles.log}>{strings.common.logId(logId)}</p> : null}
      </div>
      {children}
    </div>
  );
}
