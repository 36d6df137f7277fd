import { entries, type NoteWords } from './note-words.ts';

/** Spanish. */
export const spanishNotes: NoteWords = {
  hedges: entries(`
    creo, creo que, yo creo, pienso, pienso que, me parece, me parece que, supongo, supongo que, imagino que, diría, yo diría
    espero que, quizás, quizá, tal vez, a lo mejor, probablemente, posiblemente, seguramente, aparentemente, en principio
    en teoría, más o menos, de alguna manera, de algún modo, en cierto modo, en cierta manera, podría ser, puede ser, puede que
    debería funcionar, no estoy seguro, no estoy segura, si no me equivoco, si no recuerdo mal, que yo sepa, ojalá
  `),
  weakWords: entries(`
    muy, realmente, bastante, súper, totalmente, absolutamente, completamente, demasiado, un poco, un poquito, cosa, cosas
 un montón, un montón de, muchísimo, bonito, genial, chévere, guay, simplemente, sencillamente, nada más
  `),
  jargon: entries(`
    sinergia, sinergias, paradigma, cambio de paradigma, holístico, holística, disruptivo, disruptiva, llave en mano
    valor agregado, valor añadido, propuesta de valor, de última generación, de vanguardia, ecosistema, ganar-ganar
    transformación digital, de extremo a extremo, punta a punta, escalable, escalabilidad, apalancar
    best of breed, game changer, quick win, quick wins, deep dive, pain point, pain points, proactivo, proactiva
  `),
};
