import { type Random, randomOf } from '../random.ts';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What talks begin sentences with, drawn out more often than other words. */
const openers = lines(`
  and,
  and
  so,
  so
  but,
  but
  now,
  now
  first,
  then
  well,
  okay,
  actually,
  also,
  again,
  here,
  after that,
  in the end,
  as I said,
  of course,
  at the moment,
  on Monday,
`);
const short = lines(`
  yes
  no
  right
  exactly
  thank you
  of course not
  that was it
  all of them
  one more thing
  any questions
  I am not sure
  on the other hand
`);
const subjects = lines(`
  I
  we
  you
  they
  she
  everybody
  nobody
  the team
  my manager
  our office in the north
  the other company
  a friend of mine
  the people at the desk
  every second driver
  an older version
  the answer
  this button
  the warehouse
  all of the orders
  your account
`);
const verbs = lines(`
  saw
  wanted
  opened
  had to answer
  asked about
  could never find
  will see
  moved
  would rather keep
  changed
  needed
  is going to use
  tried to sell
  forgot
  had already paid for
  used to carry
  may ask for
  can hear
`);
const objects = lines(`
  it
  that
  the list
  a better way
  the same number
  some of the letters
  another room
  the area by the river
  their idea
  all the data
  four or five offers
  an extra hour
  the camera over the door
  one paper a day
  the wrong price
  our summer menu
  an umbrella
  the first album
  the thumb of the glove
  more than enough
`);
const endings = lines(`
  before lunch
  in a minute
  with one hand
  for the whole year
  because it was slow
  when the order arrived
  without any help
  again
  if there is time
  on the way home
  at the end of the quarter
  and nobody knew why
  which was a surprise
  or something like that
  earlier than the others
  so far
`);

const clause = (random: Random): string => {
  const words = [random.pick(subjects), random.pick(verbs), random.pick(objects)];
  return random.chance(0.5) ? [...words, random.pick(endings)].join(' ') : words.join(' ');
};

const sentence = (random: Random): string => {
  if (random.chance(0.12)) return random.pick(short);
  const begun = random.chance(0.45) ? `${random.pick(openers)} ${clause(random)}` : clause(random);
  return random.chance(0.25)
    ? `${begun}, ${random.pick(['and', 'but', 'because', 'so'])} ${clause(random)}`
    : begun;
};

/** Sentences of plain speech: commas, small words in between and long ones, as nobody talks in words drawn at random. */
export const sentencesOf = (seed: string, count: number): string[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => sentence(random));
};
