import { Check } from 'lucide-react';
import type { GraphicsTrial, RecognitionSpeed } from '../../../contract/recognition-speed.ts';
import { type SpeedTrial, useGraphics } from '../../queries/speed.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { secondsText } from './seconds-text.ts';
import styles from './settings.module.css';
import { TrialProgress } from './trial-progress.tsx';

const text = strings.speed;

const trialText = (trial: GraphicsTrial | null, modelTitle: string | null): string => {
  if (!trial) return text.untried;
  const { deviceMs, processorMs, outcome } = trial;
  return [
    text.outcomes[outcome],
    deviceMs === null ? '' : text.times(secondsText(deviceMs), secondsText(processorMs)),
    trial.modelTitle === modelTitle ? '' : text.triedWith(trial.modelTitle),
  ]
    .filter(Boolean)
    .join(' ');
};

interface DeviceRowProps {
  device: RecognitionSpeed['devices'][number];
  modelTitle: string | null;
  trial: SpeedTrial;
}

/** One graphics device: how its trial went, and once it is passed, whether it is used. */
function DeviceRow({ device, modelTitle, trial }: DeviceRowProps) {
  const graphics = useGraphics();
  const { name, description, isInUse } = device;
  const label = device.trial ? text.tryAgain : text.tryIt;
  return (
    <li className={styles.model}>
      <div className={styles.row}>
        <div className={styles.grow} aria-live="polite">
          <h3>{description || name}</h3>
          <p className={styles.soft}>{trialText(device.trial, modelTitle)}</p>
        </div>
        {isInUse ? (
          <Chip tone="accent" icon={<Check aria-hidden="true" />}>
            {text.inUse}
          </Chip>
        ) : null}
        <Button
          look={device.trial ? 'quiet' : 'plain'}
          disabled={trial.device !== undefined}
          aria-label={`${label}: ${description || name}`}
          onClick={() => trial.start(name)}
        >
          {label}
        </Button>
      </div>
      {trial.device === name ? (
        <TrialProgress trial={trial} label={text.trying(description || name)} />
      ) : null}
      {device.trial?.outcome === 'faster' ? (
        <Checkbox checked={isInUse} onChange={(isUsed) => graphics.mutate(isUsed ? name : null)}>
          {text.use}
        </Checkbox>
      ) : null}
      {graphics.error ? <ErrorNote error={graphics.error} /> : null}
    </li>
  );
}

/** The graphics devices that the engine can use, and what became of one that was in use. */
export function GraphicsList({ speed, trial }: { speed: RecognitionSpeed; trial: SpeedTrial }) {
  const { devices, lost, builtForGraphics } = speed;
  const noDevices = builtForGraphics === false ? text.noGraphicsPart : text.noGraphics;
  return (
    <div className={styles.section}>
      <div>
        <h3>{text.graphics}</h3>
        <p className={styles.soft}>{devices.length === 0 ? noDevices : text.graphicsHint}</p>
      </div>
      {lost ? <p role="status">{text.lost(lost.description, lost.reason)}</p> : null}
      {devices.length > 0 ? (
        <ul className={styles.list}>
          {devices.map((device) => (
            <DeviceRow key={device.name} device={device} modelTitle={speed.modelTitle} trial={trial} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
