import { Minus, Plus } from 'lucide-react';
import { useRef } from 'react';
import type { CueKind } from '../../../contract/cue.ts';
import type { Scenario } from '../../../contract/kit.ts';
import type { SectionStanding } from '../../../core/capture/section-clock.ts';
import { CueCard } from '../../cues/cue-card.tsx';
import { formatClock, formatLength } from '../../format/duration.ts';
import { OverlayPortal } from '../../overlay/overlay-portal.tsx';
import type { OverlayHandle } from '../../overlay/use-overlay.ts';
import { strings } from '../../strings/en.ts';
import { IconButton } from '../../ui/button.tsx';
import { join } from '../../ui/join.ts';
import styles from './notes-window.module.css';
import { useNotes } from './use-notes.ts';
import { useNotesKeys } from './use-notes-keys.ts';

const text = strings.notes;

interface NotesWindowProps {
  overlay: OverlayHandle;
  scenario: Scenario;
  /** Where the recording is; undefined before it. */
  standing: SectionStanding | undefined;
  /** Live cues are on, and this one is shown; missing: they are off. */
  cue?: { readonly kind: CueKind | undefined };
}

function Notes({ overlay, scenario, standing, cue }: NotesWindowProps) {
  const { ownNotes, scale, larger, smaller } = useNotes(scenario.id);
  const scroller = useRef<HTMLDivElement>(null);
  useNotesKeys({ target: overlay.overlay?.window, scroller, onLarger: larger, onSmaller: smaller });
  const section = scenario.sections.find(({ id }) => id === standing?.sectionId) ?? scenario.sections[0];
  if (!section) return null;
  const own = ownNotes[section.id] ?? '';
  const next = scenario.sections.find(({ id }) => id === standing?.nextSectionId);
  const { leftMs = 0, overBudget = false } = standing ?? {};
  return (
    <main
      className={join(styles.window, cue && styles.withCue)}
      style={{ '--scale': scale } as React.CSSProperties}
    >
      {cue ? (
        <div className={styles.cue}>
          <CueCard kind={cue.kind} />
        </div>
      ) : null}
      <header className={styles.head}>
        <h1 className={styles.title}>{section.title}</h1>
        <p className={join(styles.left, overBudget && styles.over)}>
          {standing
            ? overBudget
              ? strings.recording.over(formatClock(-leftMs))
              : strings.recording.left(formatClock(leftMs + 999))
            : formatLength(section.budgetMs)}
        </p>
      </header>
      <div
        key={section.id}
        ref={scroller}
        className={styles.text}
        // It scrolls, so the keyboard must be able to reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={text.windowTitle}
      >
        {section.notes ? <p className={styles.kit}>{section.notes}</p> : null}
        {own ? <p className={styles.own}>{own}</p> : null}
        {section.notes || own ? null : <p className={styles.empty}>{text.empty}</p>}
      </div>
      <footer className={styles.foot}>
        <p className={styles.next}>{next ? strings.recording.nextIs(next.title) : ''}</p>
        <IconButton label={text.smaller} aria-keyshortcuts="-" onClick={smaller}>
          <Minus aria-hidden="true" />
        </IconButton>
        <IconButton label={text.larger} aria-keyshortcuts="+" onClick={larger}>
          <Plus aria-hidden="true" />
        </IconButton>
      </footer>
    </main>
  );
}

/** The speaker's notes in the small window: the part that is given now, and the time left for it. */
export function NotesWindow(props: NotesWindowProps) {
  return (
    <OverlayPortal handle={props.overlay}>
      <Notes {...props} />
    </OverlayPortal>
  );
}
