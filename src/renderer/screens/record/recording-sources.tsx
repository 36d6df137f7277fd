import { missingSystemSound } from '../../capture/system-sound-reason.ts';
import type { DeviceChoice, ScreenSource, SourceStanding } from '../../capture/types.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './recording-sources.module.css';
import { ProblemNote } from './source-panel.tsx';
import type { SourceChange } from './use-source-change.ts';

const text = strings.recording;

const standingText = ({ state, isStandIn }: SourceStanding): string | undefined => {
  if (state !== 'live') return text.sourceStates[state];
  return isStandIn ? text.standIn : undefined;
};

interface DeviceProps {
  standing: SourceStanding;
  title: string;
  devices: readonly DeviceChoice[];
  onChoose: (deviceId: string) => void;
}

function Device({ standing, title, devices, onChoose }: DeviceProps) {
  const note = standingText(standing);
  return (
    <div className={styles.source}>
      <Select
        label={title}
        value={standing.state === 'lost' ? null : standing.deviceId}
        options={devices.map(({ deviceId, label }) => ({ value: deviceId, label }))}
        placeholder={standing.label}
        onChange={onChoose}
      />
      {note ? <p className={styles.note}>{note}</p> : null}
    </div>
  );
}

interface RecordingSourcesProps {
  open: boolean;
  sources: readonly SourceStanding[];
  screen: ScreenSource | undefined;
  cameras: readonly DeviceChoice[];
  microphones: readonly DeviceChoice[];
  change: SourceChange;
  onShare: () => void;
  onClose: () => void;
}

/** Changes screen, camera or microphone while the recording goes on. */
export function RecordingSources(props: RecordingSourcesProps) {
  const { sources, screen, change } = props;
  const sound = missingSystemSound(screen);
  return (
    <Modal open={props.open} title={text.devicesTitle} lead={text.devicesLead} onClose={props.onClose}>
      <div className={styles.sources}>
        {sources.map((standing) => {
          if (standing.kind === 'microphone')
            return (
              <Device
                key={standing.kind}
                standing={standing}
                title={text.microphone}
                devices={props.microphones}
                onChoose={change.chooseMicrophone}
              />
            );
          if (standing.kind === 'camera')
            return (
              <Device
                key={standing.kind}
                standing={standing}
                title={text.camera}
                devices={props.cameras}
                onChoose={change.chooseCamera}
              />
            );
          return (
            <div key={standing.kind} className={styles.source}>
              <p className={styles.name}>{text.screen}</p>
              <div className={styles.row}>
                <p>{standing.state === 'lost' ? text.notShared : standing.label}</p>
                <Button onClick={props.onShare}>
                  {standing.state === 'lost' ? text.shareAgain : text.shareOther}
                </Button>
              </div>
              {sound ? (
                <p className={styles.note}>
                  {sound.happened} {sound.remedy}
                </p>
              ) : null}
            </div>
          );
        })}
        {change.problem ? <ProblemNote problem={change.problem} /> : null}
      </div>
    </Modal>
  );
}
