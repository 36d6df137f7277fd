import type { Language } from './words.ts';

/**
 * A voice cut from recordings of a person. Some speak through festival, which keeps the person's sound; of one the recordings themselves are
 * there, with the times of their sounds.
 */
export interface RecordedVoice {
  readonly engine: 'festival';
  /** festival's name of it. */
  readonly name: string;
  readonly speech:
    | { readonly kind: 'words'; readonly language: Language }
    | { readonly kind: 'recordings'; readonly folder: string };
  /** Its sounds that people of its language hesitate with. */
  readonly hesitations: {
    readonly vowels: readonly string[];
    readonly nasals: readonly string[];
    /** What stands for silence, where festival holds single sounds as long as is wanted; undefined where it does not. */
    readonly silence: string | undefined;
  };
  /** Relative to the person's own. */
  readonly pitch: number;
  readonly rate: number;
}

/** How one person is varied. */
const variants = [
  { pitch: 1, rate: 1 },
  { pitch: 1.16, rate: 1.12 },
  { pitch: 0.88, rate: 0.92 },
  { pitch: 1.3, rate: 1.05 },
] as const;

type Person = Omit<RecordedVoice, 'engine' | 'pitch' | 'rate'>;
const varied = (person: Person): RecordedVoice[] =>
  variants.map((variant) => ({ engine: 'festival', ...person, ...variant }));

const italian = (name: string): RecordedVoice[] =>
  varied({
    name,
    speech: { kind: 'words', language: 'italian' },
    hesitations: { vowels: ['e', 'E', 'a', 'O'], nasals: ['m', 'n'], silence: '#' },
  });
const czech = (name: string): RecordedVoice[] =>
  varied({
    name,
    speech: { kind: 'words', language: 'czech' },
    hesitations: { vowels: ['e', 'a', 'e:'], nasals: ['m'], silence: '#' },
  });
const finnish = (name: string): RecordedVoice[] =>
  varied({
    name,
    speech: { kind: 'words', language: 'finnish' },
    hesitations: { vowels: ['7', '7:', '@', 'e', 'a'], nasals: ['m'], silence: '#' },
  });

/** Everybody whose recordings Debian holds and whom the held-out split does not know, by name of the person. */
export const recordedVoices: Readonly<Record<string, readonly RecordedVoice[]>> = {
  'italian lp': italian('lp_diphone'),
  'italian pc': italian('pc_diphone'),
  'czech dita': czech('czech_dita'),
  'czech krb': czech('czech_krb'),
  'czech machac': czech('czech_machac'),
  'czech ph': czech('czech_ph'),
  'finnish lj': finnish('suo_fi_lj_diphone'),
  'finnish mv': finnish('hy_fi_mv_diphone'),
  'hindi nsk': varied({
    name: 'hindi_NSK_diphone',
    speech: { kind: 'words', language: 'hindi' },
    hesitations: { vowels: ['a', 'eh', 'aa'], nasals: ['m', 'n'], silence: 'pau' },
  }),
  'catalan ona': varied({
    name: 'upc_ca_ona_hts',
    speech: { kind: 'words', language: 'catalan' },
    hesitations: { vowels: ['ax', 'E1', 'e1', 'a1'], nasals: ['m', 'n'], silence: undefined },
  }),
  'russian nsh': varied({
    name: 'msu_ru_nsh_clunits',
    speech: { kind: 'recordings', folder: '/usr/share/festival/voices/russian/msu_ru_nsh_clunits' },
    hesitations: { vowels: ['a', 'aa', 'ee', 'e', 'y'], nasals: ['m', 'mm', 'n'], silence: undefined },
  }),
};
