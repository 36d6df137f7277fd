import { Fragment, memo } from 'react';
import { formatClock } from '../../../format/duration.ts';
import { strings } from '../../../strings/en.ts';
import type { Paragraph, Token } from './marks.ts';
import styles from './transcript.module.css';

const text = strings.report;

function TokenText({ token }: { token: Token }) {
  if (token.kind === 'filled-pause') {
    return (
      <span className={styles.heard} data-start-ms={token.startMs} title={text.transcriptKey.filledPause}>
        {text.keySampleHeard}
      </span>
    );
  }
  const { word, isFiller, isUnsure } = token;
  const content = isUnsure ? (
    <span className={styles.unsure} title={text.transcriptKey.unsure}>
      {word.text}
    </span>
  ) : (
    word.text
  );
  return (
    <span data-word={word.index} data-start-ms={word.startMs} className={styles.word}>
      {isFiller ? <mark className={styles.filler}>{content}</mark> : content}
    </span>
  );
}

/** A paragraph with the button that plays from its start. Drawn once: what follows the recording is marked without React. */
export const TranscriptParagraph = memo(function TranscriptParagraph({
  paragraph,
}: {
  paragraph: Paragraph;
}) {
  const clock = formatClock(paragraph.startMs);
  return (
    <div className={styles.paragraph}>
      <button
        type="button"
        className={styles.time}
        data-start-ms={paragraph.startMs}
        aria-label={text.jump(clock)}
      >
        {clock}
      </button>
      <p>
        {paragraph.tokens.map((token) => (
          <Fragment key={token.kind === 'word' ? token.word.index : `um-${token.startMs}`}>
            <TokenText token={token} />{' '}
          </Fragment>
        ))}
      </p>
    </div>
  );
});
