import { strings } from '../../../strings/en.ts';
import { join } from '../../../ui/join.ts';
import type { EditToken, Token } from './marks.ts';
import styles from './transcript.module.css';

const text = strings.report.transcriptKey;
const words = strings.words;

/** What a screen reader says of an edited place: how it reads, and what was recognised. */
const editLabel = ({ by, text: reading, heard }: EditToken): string => {
  if (by === 'repair') return words.repairedLabel(reading, heard);
  return reading === '' ? words.struckLabel(heard) : words.correctedLabel(reading, heard);
};

function EditedText({
  token,
  tabIndex,
  isChosen,
}: {
  token: EditToken;
  tabIndex?: number;
  isChosen?: boolean;
}) {
  return (
    <button
      type="button"
      className={join(styles.word, styles.edited, token.by === 'repair' ? styles.repaired : styles.corrected)}
      data-word={token.firstWordIndex}
      data-start-ms={token.startMs}
      data-heard={words.recognisedAs(token.heard)}
      aria-label={editLabel(token)}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      {...(isChosen === undefined ? {} : { 'aria-pressed': isChosen })}
    >
      {token.text === '' ? <del>{token.heard}</del> : token.text}
    </button>
  );
}

/** One thing of the running text. `choice`: words are buttons, to be chosen and corrected. */
export function TokenText({
  token,
  choice,
}: {
  token: Token;
  choice?: { readonly isChosen: boolean; readonly isReached: boolean };
}) {
  if (token.kind === 'filled-pause') {
    return (
      <span className={styles.heard} data-start-ms={token.startMs} title={text.filledPause}>
        {strings.report.keySampleHeard}
      </span>
    );
  }
  const tabIndex = choice && (choice.isReached ? 0 : -1);
  if (token.kind === 'edit') {
    return (
      <EditedText
        token={token}
        {...(tabIndex === undefined ? {} : { tabIndex })}
        {...(choice ? { isChosen: choice.isChosen } : {})}
      />
    );
  }
  const { word, isFiller, isUnsure } = token;
  const reading = isUnsure ? (
    <span className={styles.unsure} title={text.unsure}>
      {word.text}
    </span>
  ) : (
    word.text
  );
  const content = isFiller ? <mark className={styles.filler}>{reading}</mark> : reading;
  const place = { 'data-word': word.index, 'data-start-ms': word.startMs };
  return choice ? (
    <button
      type="button"
      {...place}
      className={join(styles.word, styles.choosable)}
      tabIndex={tabIndex}
      aria-pressed={choice.isChosen}
    >
      {content}
    </button>
  ) : (
    <span {...place} className={styles.word}>
      {content}
    </span>
  );
}
