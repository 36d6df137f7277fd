// Precision and recall of the phrase matcher on the labelled pairs. `dev` was used to choose its constants, `held-out` was not.
import { readFileSync } from 'node:fs';
import { labelledPairs, measureMatcher } from './labelled.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

for (const split of ['dev', 'held-out']) {
  const text = readFileSync(new URL(`./${split}.json`, import.meta.url), 'utf8');
  const result = measureMatcher(labelledPairs.parse(JSON.parse(text)));
  console.log(
    `${split.padEnd(8)} ${result.pairs} pairs: precision ${percent(result.precision)}, recall ${percent(result.recall)}`,
  );
  for (const pair of result.wrong) {
    console.log(
      `  ${pair.says ? 'missed' : 'wrong '} [${pair.kind}] "${pair.phrasing}" / "${pair.utterance}"`,
    );
  }
}
