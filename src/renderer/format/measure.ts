import type { Band, Measure } from '../../contract/analysis.ts';
import { strings } from '../strings/en.ts';
import { formatLength } from './duration.ts';
import { formatDecimal, formatFineShare, formatWhole } from './quantity.ts';

type Unit = Measure['unit'];

/** A value of this unit, without the unit's name where a name follows. */
export const formatValue = (value: number, unit: Unit): string => {
  switch (unit) {
    case 'share':
      return formatFineShare(value);
    case 's':
      return formatLength(value * 1000);
    case 'count':
    case 'wpm':
      return formatWhole(value);
    case 'syllables/s':
    case 'per min':
    case 'semitones':
    case 'dBFS':
    case 'dB':
      return formatDecimal(value);
  }
};

/** The unit's name, empty where the value says it already. */
export const unitName = (unit: Unit): string => (unit === 's' ? '' : strings.measures.units[unit]);

/** The band in plain words: "Aim for 100 to 165". Empty without a band. */
export const formatBand = ({ from, to }: Band, unit: Unit): string => {
  const text = strings.measures;
  if (from !== undefined && to !== undefined && from !== to)
    return from <= 0 && unit !== 'dBFS'
      ? text.atMost(formatValue(to, unit))
      : text.between(formatValue(from, unit), formatValue(to, unit));
  if (to !== undefined) return to === 0 ? text.none : text.atMost(formatValue(to, unit));
  if (from !== undefined) return text.atLeast(formatValue(from, unit));
  return '';
};
