import type { Token } from './marks.ts';
import { wordsOfToken } from './marks.ts';

/** Chosen words of the transcript, from where the choice began to where it goes. */
export interface Selection {
  readonly anchor: number;
  readonly focus: number;
}

/** The words of a selection, first to last; whole edited places, never a part of one. */
export const selectedRange = (
  tokens: readonly Token[],
  { anchor, focus }: Selection,
): { readonly first: number; readonly last: number } => {
  let first = Math.min(anchor, focus);
  let last = Math.max(anchor, focus);
  for (const token of tokens) {
    const own = wordsOfToken(token);
    if (!own || own.last < first || own.first > last) continue;
    first = Math.min(first, own.first);
    last = Math.max(last, own.last);
  }
  return { first, last };
};

const wordTokens = (tokens: readonly Token[]) => tokens.flatMap((token) => wordsOfToken(token) ?? []);

/** The first word of the token that lies `steps` further than the one that holds `index`; stays inside. */
export const stepFrom = (tokens: readonly Token[], index: number, steps: number): number => {
  const words = wordTokens(tokens);
  const at = words.findIndex(({ first, last }) => index >= first && index <= last);
  return words[Math.max(0, Math.min(words.length - 1, at + steps))]?.first ?? index;
};

/** How the words of a range read now. */
export const readingOf = (tokens: readonly Token[], first: number, last: number): string =>
  tokens
    .filter((token) => {
      const own = wordsOfToken(token);
      return own !== null && own.first >= first && own.last <= last;
    })
    .map((token) => {
      if (token.kind === 'word') return token.word.text;
      return token.kind === 'edit' ? token.text : '';
    })
    .filter((text) => text !== '')
    .join(' ');
