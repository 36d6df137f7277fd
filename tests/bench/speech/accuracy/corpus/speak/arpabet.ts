const vowels = new Set('aa ae ah ao aw ax axr ay eh er ey ih ix iy ow oy uh uw el em en'.split(' '));

/** Whether a phone of the American set that festival and flite use is the middle of a syllable. */
export const isArpabetVowel = (name: string): boolean => vowels.has(name);

/** Whether its pitch is that of the contour: vowels, nasals and glides; at consonants with noise or a closure nobody can tell. */
export const hasClearPitch = (name: string): boolean =>
  vowels.has(name) || ['m', 'n', 'ng', 'l', 'r', 'w', 'y'].includes(name);

/** Whether it certainly has no pitch. */
export const hasNoPitch = (name: string): boolean =>
  ['s', 'sh', 'f', 'th', 'p', 't', 'k', 'ch', 'pau', 'hh'].includes(name);
