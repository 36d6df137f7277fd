import { describe, expect, it } from 'vitest';
import {
  reasonToDrop,
  voicedShare,
  withoutAnnotations,
  withoutPromptEcho,
} from '../../../src/core/transcript/guards.ts';

const words = (text: string) =>
  text.split(' ').map((word, index) => ({
    text: word,
    startMs: index * 300,
    endMs: index * 300 + 250,
    probability: 1,
  }));
const textOf = (list: readonly { text: string }[]) => list.map(({ text }) => text).join(' ');

const segment = (text: string, noSpeechProbability = 0.01, meanLogProbability = -0.2) => ({
  startMs: 1000,
  endMs: 3000,
  noSpeechProbability,
  meanLogProbability,
  tokens: [{ id: 1, text, startMs: 1000, endMs: 3000, probability: 0.9 }],
});
const spokenThroughout = [{ startMs: 0, endMs: 5000 }];

describe('reasonToDrop', () => {
  it('believes a confident segment over voice', () => {
    expect(reasonToDrop(segment(' Let me share my screen.'), spokenThroughout)).toBeNull();
  });

  it('drops what is probably silence and unsure, but not what is only one of both', () => {
    expect(reasonToDrop(segment(' hello', 0.7, -1.2), spokenThroughout)).toBe('no-speech');
    expect(reasonToDrop(segment(' hello', 0.7, -0.3), spokenThroughout)).toBeNull();
    expect(reasonToDrop(segment(' hello', 0.2, -1.2), spokenThroughout)).toBeNull();
  });

  it('drops text where no voice was', () => {
    expect(reasonToDrop(segment(' hello'), [{ startMs: 4000, endMs: 5000 }])).toBe('no-voice');
  });

  it('drops lyrics', () => {
    expect(reasonToDrop(segment(' ♪ la la ♪'), spokenThroughout)).toBe('music');
  });

  it('drops the credits of subtitles always', () => {
    expect(reasonToDrop(segment(' Subtitles by the Amara.org community'), spokenThroughout)).toBe(
      'subtitle-credit',
    );
    expect(reasonToDrop(segment(' Untertitel im Auftrag des ZDF, 2020'), spokenThroughout)).toBe(
      'subtitle-credit',
    );
  });

  it('drops "thanks for watching" on weak evidence only', () => {
    expect(reasonToDrop(segment(' Thanks for watching!', 0.5), spokenThroughout)).toBe('known-phrase');
    expect(reasonToDrop(segment(' Thanks for watching!', 0.01, -0.9), spokenThroughout)).toBe('known-phrase');
    expect(reasonToDrop(segment(' Thanks for watching!'), [{ startMs: 900, endMs: 1100 }])).toBe(
      'known-phrase',
    );
    expect(reasonToDrop(segment(' Thanks for watching!'), spokenThroughout)).toBeNull();
  });

  it.each([
    ' You can switch the subtitles off here.',
    ' You get captions by clicking on the gear.',
    ' Captions from the last call are kept.',
    ' Die Untertitel der Videos kann man abschalten.',
    ' Les sous-titres sont faits pour tous.',
    ' Los subtítulos se pueden cambiar por otros.',
    ' De ondertiteling staat hier aan.',
  ])('keeps talk about subtitles that is no credit: %s', (text) => {
    expect(reasonToDrop(segment(text), spokenThroughout)).toBeNull();
  });

  it.each([
    ' Subtitles by Anna Miller',
    ' Untertitelung des ZDF, 2020',
    ' Sous-titrage Société Radio-Canada',
    ' Subtítulos realizados por la comunidad de Amara.org',
    ' Legendas pela comunidade Amara.org',
    ' Ondertiteld door de Amara.org gemeenschap',
  ])('drops credits in every language: %s', (text) => {
    expect(reasonToDrop(segment(text), spokenThroughout)).toBe('subtitle-credit');
  });

  it.each([
    ' Vielen Dank fürs Zuschauen!',
    " Merci d'avoir regardé cette vidéo.",
    ' ¡Suscríbete al canal!',
    ' Obrigado.',
    ' Tot ziens!',
  ])('drops thanks to nobody on weak evidence only: %s', (text) => {
    expect(reasonToDrop(segment(text, 0.5), spokenThroughout)).toBe('known-phrase');
    expect(reasonToDrop(segment(text), spokenThroughout)).toBeNull();
  });

  it('drops a weak echo of the beginning of the prompt, but no sure hesitation', () => {
    const prompt = 'Um, uh, hmm, er, ah.';
    expect(reasonToDrop(segment(' Um, uh, hmm.', 0.5), spokenThroughout, prompt)).toBe('prompt-echo');
    expect(reasonToDrop(segment(' Um, uh, hmm.'), spokenThroughout, prompt)).toBeNull();
    expect(reasonToDrop(segment(' Um.', 0.5), spokenThroughout, prompt)).toBeNull();
    expect(reasonToDrop(segment(' Um, uh, we start.', 0.5), spokenThroughout, prompt)).toBeNull();
  });
});

describe('voicedShare', () => {
  it('is the covered part of a moment', () => {
    const voiced = [
      { startMs: 0, endMs: 100 },
      { startMs: 150, endMs: 400 },
    ];
    expect(voicedShare({ startMs: 50, endMs: 250 }, voiced)).toBe(0.75);
    expect(voicedShare({ startMs: 100, endMs: 150 }, voiced)).toBe(0);
  });

  it('takes a moment without length as inside or outside', () => {
    expect(voicedShare({ startMs: 50, endMs: 50 }, [{ startMs: 0, endMs: 100 }])).toBe(1);
    expect(voicedShare({ startMs: 500, endMs: 500 }, [{ startMs: 0, endMs: 100 }])).toBe(0);
  });
});

describe('withoutAnnotations', () => {
  it('removes descriptions of sounds', () => {
    expect(textOf(withoutAnnotations(words('[BLANK_AUDIO] hello (keyboard clicking) there *coughs*')))).toBe(
      'hello there',
    );
  });

  it('keeps the rest when a bracket is never closed', () => {
    expect(
      textOf(withoutAnnotations(words('press (the green button and go on with the next step of it'))),
    ).toBe('press (the green button and go on with the next step of it');
  });
});

describe('withoutPromptEcho', () => {
  const prompt = 'Um, uh, hmm, er, ah.';

  it('removes the prompt written back', () => {
    expect(textOf(withoutPromptEcho(words('Um, uh, hmm, er, ah. First we open it'), prompt))).toBe(
      'First we open it',
    );
    expect(textOf(withoutPromptEcho(words('so um uh hmm er yes'), prompt))).toBe('so yes');
  });

  it('keeps real fillers', () => {
    expect(textOf(withoutPromptEcho(words('Um, uh, let me see, hmm, okay'), prompt))).toBe(
      'Um, uh, let me see, hmm, okay',
    );
  });

  it('does nothing without a prompt', () => {
    expect(textOf(withoutPromptEcho(words('all good'), ''))).toBe('all good');
  });
});
