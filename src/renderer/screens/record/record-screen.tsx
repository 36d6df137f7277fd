import { useState } from 'react';
import type { Kit, Scenario } from '../../../contract/kit.ts';
import type { AttemptMode } from '../../../contract/take.ts';
import { useOverlay } from '../../overlay/use-overlay.ts';
import { cueOrderFor } from '../../cues/cue-order.ts';
import { useKit, useSettings } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { NotesWindow } from '../notes/notes-window.tsx';
import { NotFoundScreen } from '../not-found-screen.tsx';
import { Countdown } from './countdown.tsx';
import { RecordingView } from './recording-view.tsx';
import { SetUpView } from './set-up-view.tsx';
import { openSource } from './use-source.ts';
import { useSetUp } from './use-set-up.ts';

interface RecordProps {
  kit: Kit;
  scenario: Scenario;
  mode: AttemptMode;
}

/** Set-up, countdown, recording: one screen, because the open devices must live through all three. */
function Record({ kit, scenario, mode }: RecordProps) {
  const settings = useSettings().data;
  const wishes = settings?.cues;
  const keeps = mode === 'practice' && settings?.practiceKeeps === 'report' ? 'report' : undefined;
  const setUp = useSetUp();
  const overlay = useOverlay();
  const [phase, setPhase] = useState<'set-up' | 'countdown' | 'recording'>('set-up');
  if (phase === 'set-up') {
    return (
      <SetUpView
        scenario={scenario}
        mode={mode}
        setUp={setUp}
        overlay={overlay}
        onStart={() => setPhase('countdown')}
      />
    );
  }
  if (phase === 'countdown') {
    return (
      <>
        <Countdown
          firstSection={scenario.sections[0]?.title ?? scenario.title}
          onDone={() => setPhase('recording')}
          onCancel={() => setPhase('set-up')}
        />
        <NotesWindow overlay={overlay} scenario={scenario} standing={undefined} />
      </>
    );
  }
  const screen = openSource(setUp.screen);
  const camera = openSource(setUp.camera);
  const microphone = openSource(setUp.microphone);
  return (
    <RecordingView
      scenario={scenario}
      mode={mode}
      keeps={keeps}
      overlay={overlay}
      cues={wishes && cueOrderFor(kit, scenario, mode, wishes)}
      withSound={wishes?.sound ?? false}
      setUp={setUp}
      sources={{ ...(screen && { screen }), ...(camera && { camera }), ...(microphone && { microphone }) }}
      onBack={() => setPhase('set-up')}
    />
  );
}

export function RecordScreen({ scenarioId, mode }: { scenarioId: string; mode: AttemptMode }) {
  const kit = useKit();
  const scenario = kit.data?.kit.scenarios.find(({ id }) => id === scenarioId);
  if (kit.data && scenario) return <Record kit={kit.data.kit} scenario={scenario} mode={mode} />;
  if (kit.isSuccess) return <NotFoundScreen />;
  return (
    <Page title={strings.recording.setUpTitle}>
      {kit.isError ? <ErrorNote error={kit.error} /> : <Loading />}
    </Page>
  );
}
