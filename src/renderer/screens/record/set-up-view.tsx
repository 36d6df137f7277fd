import type { Scenario } from '../../../contract/kit.ts';
import type { AttemptMode } from '../../../contract/take.ts';
import { cueingOf } from '../../../core/take/cueing.ts';
import { toHash } from '../../app/routes.ts';
import { formatBytes } from '../../format/quantity.ts';
import type { OverlayHandle } from '../../overlay/use-overlay.ts';
import { useKit, useSettings, useStudioInfo } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Page } from '../../ui/page.tsx';
import { NotesButton } from '../notes/notes-button.tsx';
import { NotesWindow } from '../notes/notes-window.tsx';
import { CameraPanel } from './camera-panel.tsx';
import { KeepingChoice } from './keeping-choice.tsx';
import { MicrophonePanel } from './microphone-panel.tsx';
import { PreflightPanel } from './preflight-panel.tsx';
import { ScreenPanel } from './screen-panel.tsx';
import styles from './set-up-view.module.css';
import { usePreflight } from './use-preflight.ts';
import type { SetUp } from './use-set-up.ts';

const text = strings.recording;

/** Below this, a long recording may fill the disk. */
const lowDiskBytes = 2_000_000_000;

type SummaryKey = keyof typeof text.summary;

/** What will be recorded, in a sentence. Without a microphone there is nothing to report on, so no start. */
const summaryOf = ({ screen, camera, microphone }: SetUp): string | undefined => {
  if (microphone.current.state !== 'open') return undefined;
  const parts = [
    screen.current.state === 'open' && 'screen',
    camera.current.state === 'open' && 'camera',
    'microphone',
  ];
  return text.summary[parts.filter(Boolean).join(' ') as SummaryKey];
};

interface SetUpViewProps {
  scenario: Scenario;
  mode: AttemptMode;
  setUp: SetUp;
  overlay: OverlayHandle;
  onStart: () => void;
}

export function SetUpView({ scenario, mode, setUp, overlay, onStart }: SetUpViewProps) {
  const plannedMs = scenario.sections.reduce((sum, { budgetMs }) => sum + budgetMs, 0);
  const preflight = usePreflight({ setUp, overlay, plannedMs });
  const freeBytes = useStudioInfo().data?.freeDiskBytes;
  const settings = useSettings().data;
  const isUncued =
    settings !== undefined && cueingOf(scenario.cues, mode, settings.cues.mode) === 'off-by-vendor';
  const vendorName = useKit().data?.kit.brand.vendorName ?? '';
  const summary = summaryOf(setUp);
  return (
    <Page
      compact
      title={text.setUpTitle}
      above={<BackLink href={toHash({ name: 'new', scenarioId: scenario.id })}>{scenario.title}</BackLink>}
      actions={
        <>
          <NotesButton scenario={scenario} overlay={overlay} />
          <Chip tone="accent">{strings.common[mode]}</Chip>
        </>
      }
    >
      <PreflightPanel
        preflight={preflight}
        onTakeSize={({ heightPixels }) => setUp.chooseScreenHeight(heightPixels)}
        onTakeMicrophone={setUp.chooseMicrophone}
      />
      <div className={styles.panels}>
        <ScreenPanel setUp={setUp} />
        <div className={styles.side}>
          <MicrophonePanel
            setUp={setUp}
            rehearsedId={mode === 'practice' && settings?.cues.mode !== 'off' ? scenario.id : undefined}
          />
          <CameraPanel setUp={setUp} />
        </div>
      </div>
      <div className={styles.start}>
        <div className={styles.words}>
          <p role="status" className={styles.summary}>
            {summary ?? text.summaryNothing}
            {isUncued ? (
              <span className={styles.suggestion}>{strings.cues.offInCertification(vendorName)}</span>
            ) : null}
            {mode === 'certification' && !preflight.findings && preflight.share === undefined ? (
              <span className={styles.suggestion}>{strings.preflight.suggestion}</span>
            ) : null}
            {freeBytes !== undefined && freeBytes < lowDiskBytes ? (
              <span className={styles.disk}>{text.lowDisk(formatBytes(freeBytes))}</span>
            ) : null}
          </p>
          {mode === 'practice' ? <KeepingChoice /> : null}
        </div>
        <div className={styles.buttons}>
          <Button
            size="l"
            // Not `disabled`: that would take the focus away while the check runs.
            aria-disabled={!preflight.canRun || preflight.share !== undefined}
            onClick={() => preflight.canRun && preflight.run()}
          >
            {preflight.findings ? strings.preflight.checkAgain : strings.preflight.check}
          </Button>
          <Button look="primary" size="l" disabled={summary === undefined} onClick={onStart}>
            {text.start}
          </Button>
        </div>
      </div>
      <NotesWindow overlay={overlay} scenario={scenario} standing={undefined} />
    </Page>
  );
}
