import { errorCatalogue } from '../../src/contract/errors.ts';

/** The page of every error that the studio can show. */
export const errorPage = (): string => {
  const rows = Object.entries(errorCatalogue).map(
    ([code, { happened, remedy, retry }]) =>
      `| \`${code}\` | ${happened} | ${remedy} | ${retry ? 'yes' : 'no'} |`,
  );
  return `# Errors

Every error that the studio can show, made from \`src/contract/errors.ts\` by \`node scripts/error-page.ts\`. A code is never reused for
another meaning. "Again" says whether the same thing may work later without a change.

| Code | What happened | What to do | Again |
|---|---|---|---|
${rows.join('\n')}
`;
};
