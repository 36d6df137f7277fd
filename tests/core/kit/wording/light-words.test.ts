import { describe, expect, it } from 'vitest';
import { lexiconOf } from '../../../../src/core/kit/wording/lexicon.ts';
import { tokenisePhrase } from '../../../../src/core/kit/wording/tokens.ts';
import { createWindowMatcher } from '../../../../src/core/score/window-matcher.ts';

/** How a phrase is found in a talk of a language. */
const found = (language: string, talk: string, phrase: string): string => {
  const lexicon = lexiconOf(language);
  const tokens = tokenisePhrase(talk, lexicon);
  const matcher = createWindowMatcher({ tokens, isSure: tokens.map(() => true), lexicon });
  const [match] = matcher.find(phrase).filter(({ strength }) => strength !== 'near');
  return match ? `${match.strength} ${match.polarity}` : 'not';
};

describe('phrases in other languages', () => {
  it.each([
    [
      'de',
      'Bei uns werden alle Ihre Daten verschlüsselt übertragen.',
      'Wir übertragen alle Daten verschlüsselt',
    ],
    ['de', 'Das läuft auf 1.000 Servern.', 'läuft auf 1000 Servern'],
    [
      'fr',
      'Chaque modification est enregistrée dans le journal d’audit.',
      'Les modifications sont enregistrées dans le journal d’audit',
    ],
    ['es', 'Los datos se cifran en tránsito y en reposo.', 'Ciframos los datos en tránsito y en reposo'],
    ['pt', 'Todos os dados são criptografados em trânsito.', 'Os dados criptografados em trânsito'],
    [
      'nl',
      'Elke wijziging wordt opgeslagen in het auditlogboek.',
      'Wijzigingen worden opgeslagen in het auditlogboek',
    ],
  ])('are found though the words bend (%s)', (language, talk, phrase) => {
    expect(found(language, talk, phrase)).toBe('sure same');
  });

  it.each([
    ['de', 'Wir speichern keine Kundendaten.', 'Wir speichern Kundendaten'],
    ['de', 'Die Daten werden nicht verschlüsselt.', 'Die Daten werden verschlüsselt'],
    ['fr', 'Nous ne chiffrons pas les données.', 'Nous chiffrons les données'],
    ['es', 'No ciframos los datos.', 'Ciframos los datos'],
    ['pt', 'Nós não guardamos dados pessoais.', 'Guardamos dados pessoais'],
    ['nl', 'Wij bewaren geen klantgegevens.', 'Wij bewaren klantgegevens'],
  ])('are not passed by their opposite (%s): %s', (language, talk, phrase) => {
    expect(found(language, talk, phrase)).toMatch(/opposite|unsure/);
  });

  it('compares numbers by value, with the comma of the language', () => {
    expect(
      found('de', 'Die Verfügbarkeit liegt bei 99,9 Prozent.', 'Verfügbarkeit liegt bei 99.9 Prozent'),
    ).toBe('sure same');
    expect(found('es', 'Son doscientos o veinte servidores.', '20 servidores')).toBe('sure same');
    expect(found('fr', 'Nous avons dix clients.', 'Nous avons 12 clients')).toBe('not');
  });

  it('stays with exact words where nothing is known of a language', () => {
    expect(found('sv', 'Alla data är krypterade.', 'Alla data är krypterade')).toBe('sure same');
    expect(found('sv', 'Alla data är krypterade.', 'kryptera data')).toBe('not');
  });
});
