import type { Corner, PictureLayout } from '../../../../contract/export.ts';
import { placePictures } from '../../../../core/export/layout.ts';
import styles from './save.module.css';

const wide = { width: 96, height: 54 };

/** A layout as a small drawing, by the rules that the video is made by. */
export function LayoutPicture({ layout, corner }: { layout: PictureLayout; corner: Corner }) {
  return (
    <svg
      viewBox={`0 0 ${wide.width} ${wide.height}`}
      className={styles.drawing}
      aria-hidden="true"
      data-layout={layout}
    >
      <rect width={wide.width} height={wide.height} rx={4} className={styles.stage} />
      {placePictures({ layout, corner }, { screen: wide, camera: wide }, wide).map(({ picture, target }) => (
        <rect
          key={picture}
          x={target.x}
          y={target.y}
          width={target.width}
          height={target.height}
          rx={3}
          className={styles[picture]}
        />
      ))}
    </svg>
  );
}
