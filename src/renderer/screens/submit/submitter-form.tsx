import { type FormEvent, useState } from 'react';
import { Submitter } from '../../../contract/submission.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './submit.module.css';
import { type SubmitterFields, submitterProblems } from './submitter-problems.ts';

const text = strings.submit;

interface SubmitterFormProps {
  /** What was typed last time. */
  start: Submitter | null;
  isBusy: boolean;
  onDone: (submitter: Submitter) => void;
}

export function SubmitterForm({ start, isBusy, onDone }: SubmitterFormProps) {
  const [fields, setFields] = useState<SubmitterFields>(start ?? { name: '', email: '', firm: '' });
  const [wasSent, setWasSent] = useState(false);
  // Nobody is told of mistakes before they have finished typing.
  const problems = wasSent ? submitterProblems(fields) : {};

  const send = (event: FormEvent): void => {
    event.preventDefault();
    setWasSent(true);
    const parsed = Submitter.safeParse(fields);
    if (parsed.success) onDone(parsed.data);
  };
  const change = (field: keyof Submitter) => (value: string) => setFields({ ...fields, [field]: value });

  return (
    <form onSubmit={send} noValidate className={styles.card} aria-labelledby="who">
      <div>
        <h2 id="who">{text.who}</h2>
        <p className={styles.soft}>{text.whoLead}</p>
      </div>
      <TextField
        label={text.name}
        value={fields.name}
        onChange={change('name')}
        autoComplete="name"
        problem={problems.name}
      />
      <TextField
        label={text.email}
        type="email"
        value={fields.email}
        onChange={change('email')}
        autoComplete="email"
        problem={problems.email}
      />
      <TextField
        label={text.firm}
        value={fields.firm}
        onChange={change('firm')}
        autoComplete="organization"
        problem={problems.firm}
      />
      <div>
        <Button look="primary" size="l" type="submit" disabled={isBusy}>
          {isBusy ? text.checking : text.look}
        </Button>
      </div>
    </form>
  );
}
