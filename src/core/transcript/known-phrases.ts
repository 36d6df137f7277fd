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

// What Whisper writes over silence or music. People do say these at the end of a talk, so they go only on weak evidence.
const silencePhrases: ReadonlySet<string> = new Set(
  `thanks for watching|thank you for watching|thanks for watching and see you next time|thank you so much for watching
please subscribe|please like and subscribe|dont forget to like and subscribe|see you in the next video|see you next time
ill see you in the next video|thank you very much|thank you|bye|bye bye|you|so|okay
vielen dank fürs zuschauen|danke fürs zuschauen|bis zum nächsten mal|vielen dank|danke|das wars|tschüss
merci davoir regardé cette vidéo|merci davoir regardé|abonnezvous|à bientôt|merci|soustitrage
gracias por ver el video|gracias por ver|suscríbete|suscríbete al canal|no olvides suscribirte|hasta la próxima|gracias|adiós
obrigado por assistir|obrigada por assistir|inscrevase no canal|até a próxima|até à próxima|obrigado|obrigada|tchau
bedankt voor het kijken|tot de volgende keer|abonneer je|bedankt|dank u wel|tot ziens`
    .split(/[|\n]/)
    .map((phrase) => phrase.trim()),
);

/** Whether comparable words are, as a whole, a phrase that recognisers write over silence. */
export const isSilencePhrase = (words: readonly string[]): boolean =>
  silencePhrases.has(words.join(' ').replaceAll("'", ''));
