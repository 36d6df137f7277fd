import { writeFileSync } from 'node:fs';
import { inRoot } from './setup/paths.mjs';
import { errorPage } from './error-page/error-page.ts';

/** Writes docs/errors.md from the catalogue. A test says when it is out of date. */
writeFileSync(inRoot('docs/errors.md'), errorPage());
