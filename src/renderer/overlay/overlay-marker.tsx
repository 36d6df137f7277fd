import { markerBands, markerMargin, markerRgb } from '../../core/capture/overlay-marker.ts';
import { strings } from '../strings/en.ts';
import styles from './overlay-marker.module.css';

/** The pattern that a trial recording is searched for: it fills the window. */
export function OverlayMarker() {
  const [first = []] = markerBands;
  // Bands are wide bars, so the same room is less of a band.
  const edge = markerMargin / 5;
  return (
    <svg
      className={styles.marker}
      viewBox={`${-markerMargin} ${-edge} ${first.length + 2 * markerMargin} ${markerBands.length + 2 * edge}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      role="img"
      aria-label={strings.notes.marker}
    >
      {markerBands.flatMap((colours, band) =>
        colours.map((colour, bar) => (
          <rect
            key={`${band} ${bar}`}
            x={bar}
            y={band}
            width="1"
            height="1"
            fill={`rgb(${markerRgb[colour].join(' ')})`}
          />
        )),
      )}
    </svg>
  );
}
