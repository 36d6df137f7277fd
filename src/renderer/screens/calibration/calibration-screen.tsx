import { useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import type { Kit, Scenario } from '../../../contract/kit.ts';
import { toHash } from '../../app/routes.ts';
import { VoiceProblem } from '../../practice/voice-problem.tsx';
import { useChangeSettings, useKit, useSettings } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { CalibrationSteps } from './calibration-steps.tsx';
import styles from './calibration.module.css';
import { ProfileView } from './profile-view.tsx';
import { readingText, wordCountOf } from './reading-text.ts';
import { useCalibration } from './use-calibration.ts';

const text = strings.calibration;

interface CalibrationProps {
  kit: Kit;
  scenario: Scenario;
  cues: Settings['cues'];
}

/** Before, between and after: what is known, what came of the last try, and the way to begin. */
function Calibration({ kit, scenario, cues }: CalibrationProps) {
  const readText = readingText(kit, scenario);
  const calibration = useCalibration(wordCountOf(readText));
  const { step, voice, problem, begin } = calibration;
  const change = useChangeSettings();
  const [isRemoved, setRemoved] = useState(false);
  if (step.at !== 'rest') {
    const prompt = text.speaking[scenario.kind];
    return <CalibrationSteps calibration={calibration} readText={readText} prompt={prompt} />;
  }
  const { profile } = cues;
  const remove = (): void => {
    change.mutate({ cues: { ...cues, profile: null } });
    setRemoved(true);
  };
  return (
    <div className={styles.rest}>
      <VoiceProblem voice={voice} onRetry={begin} />
      {problem ? <ErrorNote error={problem} onRetry={begin} /> : null}
      {step.gap ? (
        <section className={styles.gap} role="alert">
          <h2>{text.gapTitle}</h2>
          <p>{step.gap === 'too-long' ? text.tooLong : text.gaps[step.gap]}</p>
          {profile ? <p>{text.gapKeeps}</p> : null}
        </section>
      ) : null}
      {profile ? (
        <ProfileView profile={profile} kit={kit} />
      ) : (
        <section className={styles.profile} aria-labelledby="how">
          <h2 id="how">{text.howTitle}</h2>
          <ol className={styles.how}>
            {text.how.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </section>
      )}
      <div className={styles.actions}>
        <Button look="primary" size="l" onClick={begin}>
          {profile || step.gap ? text.again : text.start}
        </Button>
        {profile ? (
          <Button size="l" look="quiet" disabled={change.isPending} onClick={remove}>
            {text.remove}
          </Button>
        ) : null}
      </div>
      <p role="status" className={styles.soft}>
        {isRemoved && !profile ? text.removed : text.privacy}
      </p>
      {change.isError ? <ErrorNote error={change.error} /> : null}
    </div>
  );
}

/** A minute in which the cues get to know the speaker's voice. `scenarioId`: on the way to practising it. */
export function CalibrationScreen({ scenarioId }: { scenarioId: string | undefined }) {
  const kit = useKit();
  const settings = useSettings();
  const scenarios = kit.data?.kit.scenarios;
  const scenario = scenarios?.find(({ id }) => id === scenarioId) ?? scenarios?.[0];
  const back =
    scenarioId === undefined
      ? { name: text.back, href: toHash({ name: 'settings' }) }
      : { name: text.backToSetUp, href: toHash({ name: 'record', scenarioId, mode: 'practice' }) };
  const error = kit.error ?? settings.error;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      width="reading"
      above={<BackLink href={back.href}>{back.name}</BackLink>}
    >
      {kit.data && settings.data && scenario ? (
        <Calibration kit={kit.data.kit} scenario={scenario} cues={settings.data.cues} />
      ) : error ? (
        <ErrorNote error={error} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
