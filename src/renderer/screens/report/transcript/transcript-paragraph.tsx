import { Fragment, memo } from 'react';
import { formatClock } from '../../../format/duration.ts';
import { useHasRecording } from '../../../playback/player-context.tsx';
import { strings } from '../../../strings/en.ts';
import { type Paragraph, startOf, wordsOfToken } from './marks.ts';
import { TokenText } from './token-text.tsx';
import styles from './transcript.module.css';

interface TranscriptParagraphProps {
  paragraph: Paragraph;
  /** While words are corrected: the chosen ones of this paragraph (none: -1), and the one that the Tab key reaches. */
  choice?: { readonly first: number; readonly last: number; readonly reached: number } | undefined;
}

/** A paragraph with the button that plays from its start. Drawn once: what follows the recording is marked without React. */
export const TranscriptParagraph = memo(
  function TranscriptParagraph({ paragraph, choice }: TranscriptParagraphProps) {
    const clock = formatClock(paragraph.startMs);
    const hasRecording = useHasRecording();
    return (
      <div className={styles.paragraph}>
        {hasRecording ? (
          <button
            type="button"
            className={styles.time}
            data-start-ms={paragraph.startMs}
            aria-label={strings.report.jump(clock)}
          >
            {clock}
          </button>
        ) : (
          <span className={styles.clock}>{clock}</span>
        )}
        <p>
          {paragraph.tokens.map((token) => {
            const own = wordsOfToken(token);
            const chosen = choice &&
              own && {
                isChosen: own.first >= choice.first && own.last <= choice.last,
                isReached: own.first === choice.reached,
              };
            return (
              <Fragment key={own?.first ?? `um-${startOf(token)}`}>
                <TokenText token={token} {...(chosen ? { choice: chosen } : {})} />{' '}
              </Fragment>
            );
          })}
        </p>
      </div>
    );
  },
  (before, after) =>
    before.paragraph === after.paragraph &&
    before.choice?.first === after.choice?.first &&
    before.choice?.last === after.choice?.last &&
    before.choice?.reached === after.choice?.reached,
);
