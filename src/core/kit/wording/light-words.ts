/** What is known of the words of a language other than English. */
export interface LightWords {
  readonly functionWords: ReadonlySet<string>;
  readonly questionWords: ReadonlySet<string>;
  /** Words that turn a statement into its opposite. French "ne" is none: it comes with "pas". */
  readonly negators: ReadonlySet<string>;
  readonly harmlessAfterNegator: ReadonlySet<string>;
  /** Words that begin a statement of their own, by the English ones that the scorer knows. */
  readonly joiners: ReadonlyMap<string, string>;
  readonly fillers: ReadonlySet<string>;
  /** Endings without accents, longest first. */
  readonly endings: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
}

interface Lists {
  readonly functions: string;
  readonly questions: string;
  readonly negators: string;
  readonly harmless: string;
  readonly and: string;
  readonly but: string;
  readonly because: string;
  readonly fillers: string;
  readonly endings: string;
  /** One to twelve, then the tens from twenty, hundred, thousand; several forms joined by "/". */
  readonly numbers: string;
}

const list = (text: string): string[] => text.trim().split(/\s+/);
const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000];

const lightWordsOf = (lists: Lists): LightWords => ({
  functionWords: new Set(list(lists.functions)),
  questionWords: new Set(list(lists.questions)),
  negators: new Set(list(lists.negators)),
  harmlessAfterNegator: new Set(list(lists.harmless)),
  joiners: new Map([
    ...list(lists.and).map((word) => [word, 'and'] as const),
    ...list(lists.but).map((word) => [word, 'but'] as const),
    ...list(lists.because).map((word) => [word, 'becaus'] as const),
  ]),
  fillers: new Set(list(lists.fillers)),
  endings: list(lists.endings).toSorted((a, b) => b.length - a.length),
  numbers: new Map(
    list(lists.numbers).flatMap((forms, index) =>
      // "Ein", "un" and "uno" are articles as often as numbers.
      index === 0 ? [] : forms.split('/').map((form) => [form, values[index] ?? 0] as const),
    ),
  ),
});

/** By ISO 639-1 code. */
export const lightWords: ReadonlyMap<string, LightWords> = new Map([
  [
    'de',
    lightWordsOf({
      functions: `der die das den dem des ein eine einen einem einer eines ich du er sie es wir ihr ihnen ihm ihn uns euch man mein dein
        sein seine ihre ihren ihrem ihrer unser unsere unseren dies diese dieser dieses diesen ist sind war waren bin bist wird werden
        wurde hat haben hatte habe kann können könnte soll sollen muss müssen will wollen darf dürfen in im an am auf aus bei beim mit nach
        von vom zu zum zur für über unter vor hinter zwischen durch um bis seit ohne gegen als wie auch noch nur schon sehr hier da dort
        dann jetzt so sich mehr ja doch mal eben halt einfach alle alles jede jeder jedes dass ob wenn bitte gerne`,
      questions:
        'wer was wann wo wie warum weshalb wieso welche welcher welches welchen wem wen wozu womit woher wohin',
      negators: 'nicht kein keine keinen keinem keiner keines nie niemals nichts niemand weder nirgends ohne',
      harmless: 'nur bloß allein zuletzt',
      and: 'und sowie',
      but: 'aber sondern jedoch doch',
      because: 'weil denn da',
      fillers: 'äh ähm öh öhm hm hmm mh',
      endings: 'ungen ung ern em er en es et te ten st e s n t',
      numbers: `eins/ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig
        neunzig hundert/einhundert tausend/eintausend`,
    }),
  ],
  [
    'fr',
    lightWordsOf({
      functions: `le la les l un une des du de d au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs je j
        tu il elle on nous vous ils elles me m te t se s lui y en ne n est sont était suis es êtes sera ont a ai as avons avez avait être avoir
        peut peuvent pouvez doit doivent devez va vont à dans par pour sur sous avec sans chez entre vers depuis pendant comme que qu qui dont où
        si très plus moins aussi encore déjà bien tout tous toute toutes ici là alors puis cela ça c ceci même`,
      questions: 'qui que quoi quel quelle quels quelles comment pourquoi quand où combien lequel laquelle',
      negators: 'pas jamais aucun aucune rien sans ni nullement personne',
      harmless: 'seulement uniquement que',
      and: 'et ainsi',
      but: 'mais or cependant pourtant',
      because: 'car parce puisque',
      fillers: 'euh heu hum hm hmm ben bah',
      endings: `issements issement ements ement ations ation ateurs ateur ees ee es er ez ent ons ant ants antes ait aient e s x`,
      numbers: `un/une deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante soixante septante huitante/octante
        nonante cent/cents mille`,
    }),
  ],
  [
    'es',
    lightWordsOf({
      functions: `el la los las lo un una unos unas de del al a en con por para sin sobre entre hasta desde hacia según yo tú él ella usted
        nosotros ustedes ellos ellas me te se le les nos mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta estos estas ese esa
        esos esas esto eso aquí ahí es son era ser estar está están estamos ha han hay he hemos tiene tienen puede pueden podemos debe deben va
        van que como si muy más menos también ya todo todos toda todas cada cuando donde así`,
      questions: 'qué quién quiénes cómo cuándo dónde cuál cuáles cuánto cuánta cuántos cuántas',
      negators: 'no nunca jamás sin ningún ninguno ninguna nada nadie tampoco ni',
      harmless: 'solo sólo solamente únicamente',
      and: 'y e además',
      but: 'pero sino aunque',
      because: 'porque pues',
      fillers: 'eh em ehm hm hmm',
      endings: `amientos amiento imientos imiento aciones acion amente mente ados adas idos idas ado ada ido ida amos emos imos ando iendo
        aron ieron aban aba an en ar er ir os as es o a e s`,
      numbers: `uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta cincuenta sesenta setenta ochenta
        noventa cien/ciento mil`,
    }),
  ],
  [
    'pt',
    lightWordsOf({
      functions: `o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela pelos pelas para pra com sem sobre entre
        até desde eu tu você vocês ele ela nós eles elas me te se lhe lhes meu minha teu tua seu sua seus suas nosso nossa nossos nossas este
        esta estes estas esse essa isso isto aquele aquela aqui ali é são era ser estar está estão estamos tem têm há foi pode podem podemos deve
        devem vai vão que como se muito mais menos também já todo todos toda todas cada quando onde assim`,
      questions: 'quem qual quais quanto quanta quantos quantas quê',
      negators: 'não nunca jamais sem nenhum nenhuma nada ninguém nem tampouco',
      harmless: 'só somente apenas',
      and: 'e além',
      but: 'mas porém contudo',
      because: 'porque pois',
      fillers: 'hum hm hmm eh ahn hã ãh',
      endings: `amentos amento imentos imento acoes acao amente mente ados adas idos idas ado ada ido ida amos emos imos ando endo indo aram
        eram iram avam ava am em ar er ir os as es o a e s`,
      numbers: `um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze vinte trinta quarenta cinquenta sessenta setenta oitenta
        noventa cem/cento mil`,
    }),
  ],
  [
    'nl',
    lightWordsOf({
      functions: `de het een 't ik je jij u hij ze zij we wij jullie hen hun me mij ons zich mijn jouw uw zijn haar onze dit dat deze die er hier
        daar is was waren ben bent wordt worden werd heeft hebben had heb kan kunnen kunt moet moeten wil willen mag mogen zal zullen zou in
        op aan bij met van voor naar uit over onder tussen door om tot sinds tegen als dan ook nog maar al heel zeer meer nu zo te dus even
        gewoon alle alles elk elke`,
      questions: 'wie wat waar wanneer hoe waarom welke welk hoeveel waarmee waardoor',
      negators: 'niet geen nooit niets niemand noch nergens zonder',
      harmless: 'alleen slechts enkel',
      and: 'en',
      but: 'maar echter doch',
      because: 'omdat want',
      fillers: 'eh ehm uh uhm euh hm hmm',
      endings: 'heden heid ingen ing eren end ende den ten de te en er es e d t s n',
      numbers: `een/één twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig vijftig zestig zeventig tachtig negentig
        honderd duizend`,
    }),
  ],
]);
