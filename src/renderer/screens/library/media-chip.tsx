import type { MediaStanding } from '../../../contract/attempt.ts';
import { strings } from '../../strings/en.ts';
import { Chip } from '../../ui/chip.tsx';

const text = strings.justPractise;

/** Says that an attempt has, or will have, no recording. */
export function MediaChip({ media }: { media: MediaStanding }) {
  if (media === 'kept') return null;
  const [name, hint] =
    media === 'deleted'
      ? [text.libraryGone, text.libraryGoneHint]
      : [text.libraryUntil, text.libraryUntilHint];
  return (
    <Chip>
      <span title={hint}>{name}</span>
    </Chip>
  );
}
