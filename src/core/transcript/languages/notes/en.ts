import { entries, type NoteWords } from './note-words.ts';

/** English. "Kind of" and "sort of" are left out: "this kind of report" takes nothing back. */
export const englishNotes: NoteWords = {
  hedges: entries(`
    i think, i believe, i guess, i suppose, i assume, i feel like, i would say, i'd say, i hope, i'm not sure, not quite sure
    maybe, perhaps, probably, possibly, presumably, hopefully, supposedly, apparently, more or less, in a way, to some extent
    it seems, it seems like, seems to be, might be, could be, may be able to, might be able to, should be able to, should work
    as far as i know, if i remember correctly, if i'm not mistaken, something like that, kind of like, sort of like, in theory
  `),
  weakWords: entries(`
    very, really, just, quite, pretty much, somewhat, fairly, totally, absolutely, definitely, stuff, things, thing
    a bit, a little bit, a lot, a lot of, lots of, nice, simply, super, awesome, amazing, cool, somehow, whatever, etcetera
  `),
  jargon: entries(`
    leverage, leveraging, synergy, synergies, paradigm, paradigm shift, best of breed, best in class, world class, cutting edge
    bleeding edge, state of the art, next generation, next gen, game changer, game changing, holistic, turnkey, mission critical
    low hanging fruit, move the needle, circle back, touch base, deep dive, value add, value proposition, win win
 out of the box, single pane of glass, end to end solution, seamless, seamlessly, frictionless, disruptive
    digital transformation, future proof, robust solution, ecosystem, boil the ocean, blue sky thinking, actionable insights
  `),
};
