import type { RecognisedToken } from '../../core/transcript/words.ts';
import type { SidecarToken } from './sidecar-messages.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

const textOfBytes = (byteString: string): string | null => {
  try {
    return decoder.decode(Uint8Array.from(byteString, (character) => character.charCodeAt(0)));
  } catch {
    return null;
  }
};

const longestCharacterTokens = 4;

/**
 * Tokens with real text. A token of Whisper can end in the middle of a UTF-8 character: it is joined with the ones after it until the
 * bytes are whole (lowest probability, times from first to last). Bytes that never become whole are left out.
 */
export const tokensWithText = (tokens: readonly SidecarToken[]): RecognisedToken[] => {
  const whole: RecognisedToken[] = [];
  let index = 0;
  while (index < tokens.length) {
    let step = 1;
    for (let count = 1; count <= longestCharacterTokens && index + count <= tokens.length; count++) {
      const joined = tokens.slice(index, index + count);
      const text = textOfBytes(joined.map((token) => token.text).join(''));
      const first = joined[0];
      const last = joined.at(-1);
      if (text === null || first === undefined || last === undefined) continue;
      whole.push({
        id: first.id,
        text,
        startMs: first.startMs,
        endMs: last.endMs,
        probability: Math.min(1, ...joined.map((token) => token.probability)),
      });
      step = count;
      break;
    }
    index += step;
  }
  return whole;
};
