import { type Random, randomOf } from '../random.ts';

/** Words with every vowel of English at their end, stressed or not, many short ones, and some that come close to "um", "uh" and "er". */
const words = [
  'the a to and of in on at from for with we you they he she it I me my her our your who what when where why how',
  'come some sum from gum thumb drum column problem system item autumn bottom custom album',
  'her sir for more door four floor before after other another number over under never offer letter paper later',
  'data extra idea area camera agenda formula banana quota sofa comma',
  'go so no show know slow follow window tomorrow video today day way say play pay away delay',
  'see key three free be agree monthly daily company every story city money policy',
  'my by high try buy apply supply reply sky now how allow new few view true blue through you do into who',
  'car far star law draw saw boy toy employ near here clear year there where care share sure pure hour power',
  'time team plan screen sign phone tone line man pen ten run fun long thing ring hand end wind name same home',
  'map step top group shop help up cup sheet part heart state note book look back check task list test cost left',
  'price place face voice class glass less this these those cause noise rose size news has is was as use',
  'give live have save move love above call all small table able simple people model total level feel deal rule school',
  'open even often region version option action question person reason lesson button garden sudden common human woman',
  'meeting morning evening working going being seeing showing building setting report record remember between',
  'contract customer invoice ledger margin market network order partner payment product project quarter sample service',
].flatMap((line) => line.split(' '));

/** Phrases without meaning, so that nothing is learnt of what is said. */
export const phrasesOf = (seed: string, count: number): string[] => {
  const random: Random = randomOf(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(random.between(1, 7)) }, () => random.pick(words)).join(' '),
  );
};
