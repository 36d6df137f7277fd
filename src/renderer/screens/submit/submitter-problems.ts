import { Submitter } from '../../../contract/submission.ts';
import { strings } from '../../strings/en.ts';

export type SubmitterFields = Readonly<Record<keyof Submitter, string>>;

const texts: Record<keyof Submitter, string> = {
  name: strings.submit.nameMissing,
  email: strings.submit.emailWrong,
  firm: strings.submit.firmMissing,
};

/** What is wrong with each field, in plain words; no entry means that it is right. */
export const submitterProblems = (fields: SubmitterFields): Partial<Record<keyof Submitter, string>> => {
  const parsed = Submitter.safeParse(fields);
  if (parsed.success) return {};
  const wrong = new Set(parsed.error.issues.map(({ path: [field] }) => field));
  return Object.fromEntries(Object.entries(texts).filter(([field]) => wrong.has(field)));
};
