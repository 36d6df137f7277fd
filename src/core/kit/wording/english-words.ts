const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Sounds and words that carry nothing; taken out before anything is compared. */
export const fillers = list('um umm uh uhm er erm hmm mm mhm ah eh huh');

/** Grammar words: about half of all words in ordinary English talk, next to none in a list of keywords. */
export const functionWords = list(`
  a an the this that these those some any all every each both either such own other another same
  i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
  myself ourselves yourself yourselves himself herself itself themselves one's someone everyone anyone somebody everybody anybody
  something everything anything who whom whose which what when where why how
  am is are was were be been being do does did done doing have has had having will would shall should can could may might must
  in on at to of for from by with about into onto over under up down out off through during within between among across per as
  before after until till since against toward towards upon near around behind beyond along
  and or but so if then than because while though although whether unless like even ever
  here there now again too also just only very really quite rather well okay ok yes yeah yep please right sure oh
  let lets get gets got getting gotten go goes going gone went
  more most much many few less least lot lots bit back still already always
`);

/** Function words that say what kind of question it is; they weigh more than the rest. */
export const questionWords = list('who whom whose which what when where why how many');

/** Verbs and nouns of little meaning of their own. */
export const lightWords = list(`
  make makes made making take takes took taken taking give gives gave given giving put puts putting come comes came coming
  want wants wanted need needs needed use uses used using see sees saw seen look looks looked looking say says said saying
  tell tells told try tries tried trying thing things kind sort way ways actually basically simply today mean means know knows
  think thinks thought able want whole single different else involved
`);

/** Words that turn a statement into its opposite. */
export const negators = list(
  'not no never none nobody nothing nor neither without cannot hardly unable instead nowhere',
);

/** After these a negator does not turn anything round: "not only", "no doubt". */
export const harmlessAfterNegator = list(
  'only just merely simply doubt matter problem question worries least',
);

/** Short forms; those in -n't, -'re, -'ve, -'ll, -'d and -'m follow rules. */
export const contractions: ReadonlyMap<string, readonly string[]> = new Map([
  ["can't", ['can', 'not']],
  ['cant', ['can', 'not']],
  ['cannot', ['can', 'not']],
  ["won't", ['will', 'not']],
  ['wont', ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ["ain't", ['is', 'not']],
  ['dont', ['do', 'not']],
  ['doesnt', ['does', 'not']],
  ['didnt', ['did', 'not']],
  ['isnt', ['is', 'not']],
  ['arent', ['are', 'not']],
  ["let's", ['let', 'us']],
  ['gonna', ['going', 'to']],
  ['wanna', ['want', 'to']],
]);

/** Words after which 's means "is"; after any other it is a genitive. */
export const isAfter = list(
  'it that what here there who how where he she this everything nothing everyone everybody',
);

/** Irregular forms that the stemmer does not know. */
export const irregularForms: ReadonlyMap<string, string> = new Map(
  `kept keep|sent send|ran run|built build|wrote write|written write|shown show|lost lose|found find|bought buy|chose choose
  chosen choose|began begin|begun begin|broke break|broken break|brought bring|spoke speak|spoken speak|paid pay|met meet|held hold
  understood understand|grew grow|grown grow|led lead|spent spend|stood stand|taught teach|won win|sold sell|felt feel|drew draw
  drawn draw|drove drive|driven drive|fell fall|fallen fall|rose rise|risen rise|woke wake|froze freeze|frozen freeze|hid hide
  hidden hide|stole steal|stolen steal|threw throw|thrown throw|caught catch|fed feed|dealt deal|learnt learn|easier easy
  easiest easy|easily easy|cheaper cheap|cheapest cheap|faster fast|fastest fast|slower slow|slowest slow|safer safe|safest safe
  bigger big|smaller small|decision decide|decisions decide|securely secure|clearly clear|quickly quick|quicker quick
  did do|does do|done do|doing do|am be|is be|are be|was be|were be|been be|has have|had have|an a
  nightly night|daily day|weekly week|monthly month|yearly year|annually year|annual year`
    .split(/[|\n]/)
    .map((pair): [string, string] => {
      const [form = '', base = ''] = pair.trim().split(' ');
      return [form, base];
    }),
);
