import { BadgeCheck, RotateCcw, Send, TrendingUp } from 'lucide-react';
import { useState } from 'react';
import type { AttemptDetail } from '../../../contract/attempt.ts';
import { toHash } from '../../app/routes.ts';
import { useMakeCertification } from '../../queries/attempts.ts';
import { strings } from '../../strings/en.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';

const text = strings.report;

/** What can be done with the attempt. Practice has no submit at all. */
export function ReportActions({ attempt }: { attempt: AttemptDetail }) {
  const { attemptId, scenarioId, mode, report, submission } = attempt.summary;
  const [asking, setAsking] = useState(false);
  const makeCertification = useMakeCertification();
  const isDone = report.state === 'done';
  return (
    <>
      <LinkButton look="quiet" href={toHash({ name: 'new', scenarioId })}>
        <RotateCcw aria-hidden="true" />
        {text.again}
      </LinkButton>
      <LinkButton look="quiet" href={toHash({ name: 'progress', scenarioId })}>
        <TrendingUp aria-hidden="true" />
        {strings.progress.link}
      </LinkButton>
      {attempt.mayBecomeCertification ? (
        <Button
          onClick={() => setAsking(true)}
          disabled={makeCertification.isPending || attempt.trim !== null}
          title={attempt.trim === null ? undefined : strings.trim.whyPractice}
        >
          <BadgeCheck aria-hidden="true" />
          {text.makeCertification}
        </Button>
      ) : null}
      {mode === 'certification' && (isDone || submission !== null) ? (
        <LinkButton
          look={submission === null ? 'primary' : 'plain'}
          href={toHash({ name: 'submit', attemptId })}
        >
          <Send aria-hidden="true" />
          {submission === null ? text.submit : text.submitted}
        </LinkButton>
      ) : null}
      {makeCertification.isError ? <ErrorNote error={makeCertification.error} /> : null}
      <ConfirmDialog
        open={asking}
        title={text.makeCertificationTitle}
        confirm={text.makeCertificationConfirm}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          makeCertification.mutate(attemptId);
        }}
      >
        <p>{text.makeCertificationText}</p>
        {attempt.take.cueing === 'on' || attempt.take.cueing === 'quiet' ? (
          <p>{strings.cues.resultSays}</p>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
