import { entries, type NoteWords } from './note-words.ts';

/** Portuguese, of Brazil and of Portugal. */
export const portugueseNotes: NoteWords = {
  hedges: entries(`
    acho, acho que, eu acho, penso que, creio que, acredito que, me parece, parece-me, suponho, suponho que, imagino que
    eu diria, diria que, espero que, talvez, provavelmente, possivelmente, se calhar, aparentemente, supostamente, a princípio
    em princípio, em teoria, mais ou menos, de certa forma, de alguma forma, de certo modo, meio que, pode ser, pode ser que
    deve funcionar, não tenho certeza, não tenho a certeza, se não me engano, que eu saiba, salvo erro, tomara
  `),
  weakWords: entries(`
    muito, realmente, bastante, super, totalmente, absolutamente, completamente, demais, um pouco, um pouquinho, um bocado
    coisa, coisas, um monte, um monte de, legal, bacana, fixe, giro, simplesmente, só, apenas, meio
  `),
  jargon: entries(`
    sinergia, sinergias, paradigma, mudança de paradigma, holístico, holística, disruptivo, disruptiva, chave na mão
    valor agregado, valor acrescentado, proposta de valor, de última geração, de ponta, ecossistema, ganha-ganha
    transformação digital, de ponta a ponta, escalável, escalabilidade, alavancar, best of breed
    game changer, quick win, quick wins, deep dive, proativo, proativa, agregar valor
  `),
};
