import { Video } from 'lucide-react';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyPicture, ProblemNote, SourcePanel } from './source-panel.tsx';
import styles from './source-panel.module.css';
import { StreamPreview } from './stream-preview.tsx';
import type { SetUp } from './use-set-up.ts';

const text = strings.recording;

export function CameraPanel({ setUp }: { setUp: SetUp }) {
  const { current, close } = setUp.camera;
  const isOpen = current.state === 'open';
  return (
    <SourcePanel title={text.camera} icon={<Video aria-hidden="true" />}>
      {isOpen ? (
        <StreamPreview stream={current.source.stream} label={text.preview(current.source.label)} mirrored />
      ) : (
        <EmptyPicture>
          <p>{current.state === 'opening' ? text.opening : text.cameraIsOff}</p>
        </EmptyPicture>
      )}
      {current.state === 'problem' ? <ProblemNote problem={current.problem} /> : null}
      {isOpen && setUp.cameras.length > 1 ? (
        <Select
          label={text.camera}
          hideLabel
          value={current.source.deviceId}
          options={setUp.cameras.map(({ deviceId, label }) => ({ value: deviceId, label }))}
          onChange={setUp.chooseCamera}
        />
      ) : null}
      <div className={styles.actions}>
        {isOpen && setUp.cameras.length <= 1 ? <p className={styles.label}>{current.source.label}</p> : null}
        {isOpen ? (
          <Button look="quiet" onClick={close}>
            {text.cameraOff}
          </Button>
        ) : (
          <Button disabled={current.state === 'opening'} onClick={() => setUp.chooseCamera()}>
            {current.state === 'problem' ? strings.common.tryAgain : text.cameraOn}
          </Button>
        )}
      </div>
    </SourcePanel>
  );
}
