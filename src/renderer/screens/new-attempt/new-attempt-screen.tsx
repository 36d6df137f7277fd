import { useState } from 'react';
import type { AttemptMode } from '../../../contract/take.ts';
import { toHash } from '../../app/routes.ts';
import { useKit } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import styles from './new-attempt-screen.module.css';
import { ScenarioDetail } from './scenario-detail.tsx';
import { ScenarioSummary } from './scenario-summary.tsx';

const text = strings.newAttempt;

/** Which scenario, and what for. `scenarioId` from the address chooses one beforehand ("give it again"). */
export function NewAttemptScreen({ scenarioId }: { scenarioId: string | undefined }) {
  const kit = useKit();
  const [chosenId, choose] = useState(scenarioId);
  const [mode, setMode] = useState<AttemptMode>('practice');
  if (!kit.data) {
    return (
      <Page title={text.title}>
        {kit.isError ? <ErrorNote error={kit.error} onRetry={() => void kit.refetch()} /> : <Loading />}
      </Page>
    );
  }
  const { scenarios, brand, rules } = kit.data.kit;
  const chosen = scenarios.find(({ id }) => id === chosenId) ?? scenarios[0];
  const modes = [
    {
      value: 'practice',
      title: text.practiceTitle,
      content: rules.practiceMayBecomeCertification
        ? `${text.practiceText} ${text.practiceMayCount}`
        : text.practiceText,
    },
    {
      value: 'certification',
      title: text.certificationTitle,
      content: text.certificationText(brand.vendorName),
    },
  ] as const;

  return (
    <Page title={text.title} compact>
      <div className={styles.columns}>
        <div className={styles.choices}>
          <section aria-labelledby="scenarios">
            <h2 id="scenarios" className={styles.heading}>
              {text.scenarios}
            </h2>
            <RadioCards
              label={text.scenarios}
              value={chosen?.id ?? null}
              onChange={choose}
              options={scenarios.map((scenario) => ({
                value: scenario.id,
                title: scenario.title,
                content: <ScenarioSummary scenario={scenario} />,
              }))}
            />
          </section>
          <section aria-labelledby="mode">
            <h2 id="mode" className={styles.heading}>
              {text.mode}
            </h2>
            <RadioCards label={text.mode} value={mode} options={modes} onChange={setMode} />
            {kit.data.signature === 'unsigned' ? (
              <p className={styles.note}>{strings.common.unsignedKit}</p>
            ) : null}
          </section>
          {chosen ? (
            <div className={styles.next}>
              <LinkButton
                look="primary"
                size="l"
                href={toHash({ name: 'record', scenarioId: chosen.id, mode })}
              >
                {text.goOn}
              </LinkButton>
              <p className={styles.hint}>{text.goOnHint}</p>
            </div>
          ) : null}
        </div>
        {chosen ? <ScenarioDetail scenario={chosen} /> : null}
      </div>
    </Page>
  );
}
