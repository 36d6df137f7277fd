import { entries, type NoteWords } from './note-words.ts';

/** Dutch. */
export const dutchNotes: NoteWords = {
  hedges: entries(`
    ik denk, denk ik, ik denk dat, ik geloof, geloof ik, ik vermoed, vermoed ik, ik neem aan, neem ik aan, ik zou zeggen, ik hoop
    misschien, wellicht, mogelijk, waarschijnlijk, vermoedelijk, ongeveer, min of meer, een soort van, in zekere zin
    op een bepaalde manier, op zich, in theorie, in principe wel, blijkbaar, schijnbaar, hopelijk, het lijkt erop, lijkt mij
    zou kunnen, kan zijn, zou moeten werken, voor zover ik weet, als ik me niet vergis, ik weet het niet zeker, niet helemaal zeker
  `),
  weakWords: entries(`
    heel, erg, echt, best wel, vrij, redelijk, nogal, super, totaal, absoluut, helemaal, een beetje, beetje
    ding, dingen, spul, spullen, een hoop, een heleboel, allerlei, van alles, leuk, mooi, gaaf, cool, simpelweg
  `),
  jargon: entries(`
    synergie, synergieën, paradigma, paradigmaverschuiving, holistisch, holistische, disruptief, toegevoegde waarde, win-win
    best of breed, best in class, state of the art, game changer, deep dive, laaghangend fruit, quick win, quick wins
    out of the box, use case, use cases, ecosysteem, digitale transformatie, naadloos, naadloze, schaalbaar, toekomstbestendig
    pijnpunt, pijnpunten, proactief, kant-en-klaar, end-to-end, waardepropositie, alignen, committen
  `),
};
