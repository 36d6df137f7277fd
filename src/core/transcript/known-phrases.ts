// Credits of subtitles that Whisper was trained on. Nobody says them in a demo; talk about subtitles must not look like one.
const subtitleCredits = [
  /amara\.? ?org/i,
  /(?:[Ss]ubtitles?|[Cc]aptions?|[Ss]ubtitled|[Cc]aptioned|[Tt]ranscri(?:bed|ption)) (?:by|from) (?:the )?\p{Lu}/u,
  /\buntertitel(?:ung)?\b.*\b(?:im auftrag|zdf|ard|wdr|swr|ndr|mdr|orf|funk)\b/i,
  /\bsous-titr(?:es|age)\b.*\b(?:réalisés?|société|radio-canada|st['\u2019] ?501)/iu,
  /\bsottotitoli (?:creati|e revisione|a cura)\b/i,
  /\bsubt[ií]tulos? (?:por la comunidad|realizados por)\b/iu,
  /\blegendas? (?:pela comunidade|feitas? (?:por|pela))/iu,
  /\bondertitel(?:d|ing)\b.*\b(?:door de|tv gelderland|nederlandse publieke|npo)\b/i,
];

/** Whether a text is the credit of a subtitler. */
export const isSubtitleCredit = (text: string): boolean =>
  subtitleCredits.some((pattern) => pattern.test(text));

/**
 * `never-said`: of videos, and not said to a customer. `polite`: people say it, most at the end of a talk. `ordinary`: said again and again by
 * people who wait or begin anew.
 */
type SilencePhraseKind = 'never-said' | 'polite' | 'ordinary';

// What Whisper writes over silence or music, by kind. People say most of it, so it goes only where something else speaks against it.
const silencePhrases: Readonly<Record<SilencePhraseKind, string>> = {
  'never-said': `thanks for watching|thank you for watching|thanks for watching and see you next time|thank you so much for watching
please subscribe|please like and subscribe|like and subscribe|dont forget to like and subscribe|see you in the next video
ill see you in the next video
vielen dank fürs zuschauen|danke fürs zuschauen
merci davoir regardé cette vidéo|merci davoir regardé|abonnezvous|soustitrage
gracias por ver el video|gracias por ver|suscríbete|suscríbete al canal|no olvides suscribirte
obrigado por assistir|obrigada por assistir|inscrevase no canal
bedankt voor het kijken|abonneer je`,
  polite: `thank you very much|thank you so much|thank you|see you next time|bye|bye bye|you
bis zum nächsten mal|vielen dank|danke|tschüss
à bientôt|merci
hasta la próxima|gracias|adiós
até a próxima|até à próxima|obrigado|obrigada|tchau
tot de volgende keer|bedankt|dank u wel|tot ziens`,
  ordinary: 'so|okay|das wars',
};

const kinds: ReadonlyMap<string, SilencePhraseKind> = new Map(
  (['never-said', 'polite', 'ordinary'] as const).flatMap((kind) =>
    silencePhrases[kind].split(/[|\n]/).map((phrase) => [phrase.trim(), kind] as const),
  ),
);

/** In words. */
export const longestSilencePhrase = Math.max(...[...kinds.keys()].map((phrase) => phrase.split(' ').length));

/** Of which kind comparable words are, where they are, as a whole, a phrase that recognisers write over silence; else null. */
export const kindOfSilencePhrase = (words: readonly string[]): SilencePhraseKind | null =>
  kinds.get(words.join(' ').replaceAll("'", '')) ?? null;
