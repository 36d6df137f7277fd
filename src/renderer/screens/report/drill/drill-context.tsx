import { createContext, useContext } from 'react';
import type { Moment } from '../../../../contract/primitives.ts';
import type { DrillMeasure } from './drill-measure.ts';

/** What is to be said again, and why. */
export interface DrillOrder {
  /** What was flagged, in words. */
  readonly about: string;
  /** What to do differently. */
  readonly advice?: string;
  /** Where it was; null where nothing was said. */
  readonly moment: Moment | null;
  readonly measure: DrillMeasure;
}

/** Opens a drill; null where there is nothing to drill. */
export const DrillContext = createContext<((order: DrillOrder) => void) | null>(null);

export const useOpenDrill = () => useContext(DrillContext);
