import { type MouseEvent, useMemo, useRef, useState } from 'react';
import type { Analysis } from '../../../../contract/analysis.ts';
import type { Transcript } from '../../../../contract/transcript.ts';
import { usePlayer } from '../../../playback/player-context.tsx';
import { strings } from '../../../strings/en.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { paragraphsOf, tokensOf } from './marks.ts';
import { TranscriptParagraph } from './transcript-paragraph.tsx';
import styles from './transcript.module.css';
import { useFollow } from './use-follow.ts';

const text = strings.report;

interface TranscriptViewProps {
  transcript: Transcript;
  analysis: Analysis | null;
}

/** The words, following the recording. A click on a word plays from it; the time before each paragraph does so for the keyboard. */
export function TranscriptView({ transcript, analysis }: TranscriptViewProps) {
  const player = usePlayer();
  const region = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const paragraphs = useMemo(() => paragraphsOf(tokensOf(transcript, analysis)), [transcript, analysis]);
  useFollow(region, transcript.words, follows);

  const playWord = (event: MouseEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    const startMs = event.target.closest<HTMLElement>('[data-start-ms]')?.dataset.startMs;
    if (startMs !== undefined) void player?.seek(Number(startMs)).then(() => player.play());
  };

  return (
    <div className={styles.transcript}>
      <div className={styles.head}>
        <h2>{text.transcript}</h2>
        <div className={styles.follow}>
          <Checkbox checked={follows} onChange={setFollows}>
            {text.follow}
          </Checkbox>
        </div>
      </div>
      <ul className={styles.key}>
        <li>
          <mark className={styles.filler}>{text.keySample}</mark> {text.transcriptKey.filler}
        </li>
        <li>
          <span className={styles.unsure}>{text.keySample}</span> {text.transcriptKey.unsure}
        </li>
        <li>
          <span className={styles.heard}>{text.keySampleHeard}</span> {text.transcriptKey.filledPause}
        </li>
      </ul>
      {transcript.words.length === 0 ? <p className={styles.empty}>{text.transcriptEmpty}</p> : null}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={region}
        role="region"
        aria-label={text.transcript}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={styles.region}
        onClick={playWord}
      >
        {paragraphs.map((paragraph) => (
          <TranscriptParagraph key={paragraph.startMs} paragraph={paragraph} />
        ))}
      </div>
    </div>
  );
}
