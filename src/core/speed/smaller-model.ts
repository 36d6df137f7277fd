/** Sizes of Whisper from small to large, as ids of the catalogue begin: `base.en-q8_0`. */
const sizes = ['tiny', 'base', 'small', 'medium', 'large'];

const sizeOf = (id: string): number => sizes.findIndex((size) => id.startsWith(size));

/**
 * The model of the next smaller size for the same languages, in the same storage where there is one; undefined for the smallest, and for
 * files whose size the id does not tell. `models` in the order of the catalogue.
 */
export const smallerModel = <M extends { readonly id: string; readonly languages: readonly string[] }>(
  models: readonly M[],
  currentId: string,
): M | undefined => {
  const current = models.find(({ id }) => id === currentId);
  const size = sizeOf(currentId);
  if (!current || size < 1) return undefined;
  const languages = current.languages.join();
  const smaller = models.filter(
    (model) => sizeOf(model.id) === size - 1 && model.languages.join() === languages,
  );
  const sameStorage = currentId.replace(sizes[size] ?? '', sizes[size - 1] ?? '');
  return smaller.find(({ id }) => id === sameStorage) ?? smaller[0];
};
