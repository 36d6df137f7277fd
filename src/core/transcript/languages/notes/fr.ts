import { entries, type NoteWords } from './note-words.ts';

/** French. */
export const frenchNotes: NoteWords = {
  hedges: entries(`
    je pense, je pense que, je crois, je crois que, il me semble, il me semble que, je dirais, je suppose, j'imagine, j'espère
    peut-être, sans doute, probablement, possiblement, éventuellement, apparemment, normalement, en principe, en théorie
    plus ou moins, d'une certaine manière, en quelque sorte, à peu près, si je ne me trompe pas, sauf erreur, à ma connaissance
    je ne suis pas sûr, je ne suis pas sûre, je ne suis pas certain, je ne suis pas certaine, on va dire, ça devrait marcher
    ça devrait, il se peut, un petit peu
  `),
  weakWords: entries(`
    très, vraiment, juste, assez, plutôt, super, complètement, totalement, absolument, carrément, clairement, un peu
    truc, trucs, machin, chose, choses, plein de, sympa, génial, cool, simplement, tout simplement, quelque part
  `),
  jargon: entries(`
    synergie, synergies, paradigme, changement de paradigme, holistique, disruptif, disruptive, clé en main, best of breed
    valeur ajoutée, proposition de valeur, à la pointe, dernière génération, nouvelle génération, écosystème, gagnant-gagnant
    transformation digitale, transformation numérique, sans couture, deep dive, game changer, quick win, quick wins, scalable
    scalabilité, pain point, pain points, use case, benchmarker, leverager, adresser le besoin, bout en bout
  `),
};
