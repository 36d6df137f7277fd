import { type MouseEvent, useMemo, useRef, useState } from 'react';
import type { AttemptDetail } from '../../../../contract/attempt.ts';
import type { Transcript } from '../../../../contract/transcript.ts';
import { canUndo, standingCorrections } from '../../../../core/transcript/corrections.ts';
import { recognisedWords } from '../../../../core/transcript/edits.ts';
import { isUnrated } from '../../../../core/transcript/rating.ts';
import { useHasRecording, usePlayer } from '../../../playback/player-context.tsx';
import { useKit } from '../../../queries/studio.ts';
import { strings } from '../../../strings/en.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { join } from '../../../ui/join.ts';
import { CorrectionForm } from './correction-form.tsx';
import { paragraphsOf, startOf, tokensOf, wordsOfToken } from './marks.ts';
import { recognisedBy } from './recognised-by.ts';
import { TranscriptKey } from './transcript-key.tsx';
import { TranscriptParagraph } from './transcript-paragraph.tsx';
import styles from './transcript.module.css';
import { useCorrecting } from './use-correcting.ts';
import { useFollow } from './use-follow.ts';

const text = strings.report;
const words = strings.words;

const isSealed = ({ submission }: AttemptDetail): boolean =>
  submission !== null && submission.state !== 'refused';

interface TranscriptViewProps {
  attempt: AttemptDetail;
  transcript: Transcript;
}

/**
 * The words, following the recording. A click on a word plays from it; the time before each paragraph does so for the keyboard. While words
 * are corrected, each is a button that chooses it.
 */
export function TranscriptView({ attempt, transcript }: TranscriptViewProps) {
  const { analysis, corrections, scorecard, trim, summary } = attempt;
  const player = usePlayer();
  const hasRecording = useHasRecording();
  const kit = useKit().data?.kit;
  const region = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const changes = corrections?.changes;
  const isCorrected = scorecard?.words?.version === 'corrected';
  const tokens = useMemo(
    () =>
      tokensOf({
        transcript,
        corrections: standingCorrections(changes ?? []),
        analysis,
        isCorrected,
        range: trim,
      }),
    [transcript, changes, analysis, isCorrected, trim],
  );
  const paragraphs = useMemo(() => paragraphsOf(tokens), [tokens]);
  const shownWords = useMemo(
    () =>
      tokens.flatMap((token) => {
        const own = wordsOfToken(token);
        return own ? [{ index: own.first, startMs: startOf(token) }] : [];
      }),
    [tokens],
  );
  const correcting = useCorrecting(summary.attemptId, tokens, region);
  const { range } = correcting;
  useFollow(region, shownWords, follows && !correcting.isOn);

  const playFrom = (startMs: number): void => void player?.seek(startMs).then(() => player.play());
  const playWord = (event: MouseEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    const startMs = event.target.closest<HTMLElement>('[data-start-ms]')?.dataset.startMs;
    if (startMs !== undefined) playFrom(Number(startMs));
  };
  const onClick = (event: MouseEvent): void => {
    const isWord = event.target instanceof HTMLElement && event.target.closest('[data-word]') !== null;
    if (correcting.isOn && isWord) correcting.onClick(event);
    else playWord(event);
  };

  const reached = range?.first ?? shownWords[0]?.index ?? -1;
  const recognised = range
    ? recognisedWords(transcript, range.first, range.last)
        .map((word) => word.text)
        .join(' ')
    : '';
  const countsText =
    summary.mode === 'practice'
      ? words.practiceCounts
      : kit?.rules.correctionsCountInCertification
        ? words.certificationCounts
        : words.certificationIgnores;

  return (
    <div className={styles.transcript}>
      <div className={styles.head}>
        <h2>{text.transcript}</h2>
        <div className={styles.tools}>
          {correcting.isOn ? (
            <Button
              look="quiet"
              disabled={correcting.isSaving || !canUndo(changes ?? [])}
              onClick={correcting.undo}
            >
              {words.undo}
            </Button>
          ) : hasRecording ? (
            <div className={styles.follow}>
              <Checkbox checked={follows} onChange={setFollows}>
                {text.follow}
              </Checkbox>
            </div>
          ) : null}
          {isSealed(attempt) || !hasRecording || transcript.words.length === 0 ? null : (
            <Button
              look={correcting.isOn ? 'primary' : 'plain'}
              onClick={() => correcting.turn(!correcting.isOn)}
            >
              {correcting.isOn ? words.done : words.correct}
            </Button>
          )}
        </div>
      </div>
      {correcting.isOn ? (
        <p className={styles.hint}>
          {words.correctHint} {countsText}
        </p>
      ) : (
        <TranscriptKey tokens={tokens} isRated={!isUnrated(transcript)} />
      )}
      {correcting.isOpen && range ? (
        <CorrectionForm
          key={`${range.first}-${range.last}-${correcting.reading}`}
          reading={correcting.reading}
          recognised={recognised === correcting.reading ? null : recognised}
          isSaving={correcting.isSaving}
          onSave={correcting.save}
          onRestore={correcting.restore}
          onCancel={correcting.close}
          onPlay={() => playFrom(transcript.words[range.first]?.startMs ?? 0)}
        />
      ) : null}
      {correcting.error ? <ErrorNote error={correcting.error} /> : null}
      {transcript.words.length === 0 ? <p className={styles.empty}>{text.transcriptEmpty}</p> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={region}
        role="region"
        aria-label={text.transcript}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={join(styles.region, !hasRecording && styles.still)}
        onClick={onClick}
        onKeyDown={correcting.isOn ? correcting.onKeyDown : undefined}
        {...(correcting.isOn ? { 'data-own-keys': '' } : {})}
      >
        {paragraphs.map((paragraph) => (
          <TranscriptParagraph
            key={paragraph.startMs}
            paragraph={paragraph}
            choice={
              correcting.isOn ? { first: range?.first ?? -1, last: range?.last ?? -1, reached } : undefined
            }
          />
        ))}
      </div>
      <p className={styles.source}>{recognisedBy(transcript)}</p>
    </div>
  );
}
