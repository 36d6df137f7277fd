import { entries, type NoteWords } from './note-words.ts';

/** German. "Dürfte", "sollte" and "könnte" alone are grammar; they stand here only with what makes them a hedge. */
export const germanNotes: NoteWords = {
  hedges: entries(`
    ich glaube, glaube ich, ich denke, denke ich, ich meine, ich vermute, vermute ich, ich nehme an, ich würde sagen, würde ich sagen
    ich hoffe, ich bin mir nicht sicher, vielleicht, eventuell, womöglich, möglicherweise, vermutlich, wahrscheinlich, wohl
    irgendwie, im prinzip, mehr oder weniger, in gewisser weise, gewissermaßen, an und für sich, im grunde, scheinbar, anscheinend
    soweit ich weiß, wenn ich mich nicht irre, wenn ich mich recht erinnere, müsste eigentlich, sollte eigentlich, hoffentlich
    theoretisch, könnte sein, kann sein
  `),
  weakWords: entries(`
    sehr, ganz, wirklich, einfach nur, ziemlich, relativ, total, absolut, definitiv, echt, super, toll, cool, krass
    ein bisschen, bisschen, ein wenig, sachen, dinge, zeug, jede menge, alles mögliche, irgendwas, irgendetwas, nett, schön
  `),
  jargon: entries(`
    synergien, synergie, paradigmenwechsel, ganzheitlich, ganzheitliche, ganzheitlichen, mehrwert, wertschöpfung, zukunftssicher
    best in class, best of breed, state of the art, game changer, deep dive, low hanging fruits, use case, use cases, out of the box
    quick win, quick wins, win win, skalierbar, nahtlos, nahtlose, nahtlosen, disruptiv, digitale transformation, ökosystem
    pain point, pain points, alignen, committen, proaktiv, schlüsselfertig, nachhaltig aufgestellt
  `),
};
