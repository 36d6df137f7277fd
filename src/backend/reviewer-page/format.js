/**
 * `4:07`, or `1:04:07`.
 * @param {number} milliseconds
 */
export const clockTime = (milliseconds) => {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':').replace(/^0/, '');
};

/** @param {string} timestamp */
export const dateTime = (timestamp) =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(timestamp));

/** @param {number} byteLength */
export const size = (byteLength) => {
  if (byteLength < 1000) return `${byteLength} B`;
  const units = ['kB', 'MB', 'GB'];
  const step = Math.min(Math.floor(Math.log10(byteLength) / 3), units.length);
  return `${(byteLength / 1000 ** step).toFixed(1)} ${units[step - 1]}`;
};

/** @param {number | null} share */
export const percent = (share) => (share === null ? 'not judged' : `${Math.round(share * 100)} %`);

/**
 * `speech-rate` as `Speech rate`.
 * @param {string} slug
 */
export const title = (slug) => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ');

/** @param {'passed' | 'failed' | 'person-needed'} outcome */
export const outcomeWords = (outcome) =>
  ({ passed: 'Passed', failed: 'Not passed', 'person-needed': 'Waits for a person' })[outcome];

/** @param {'equal' | 'different' | 'not-possible'} result */
export const rerunWords = (result) =>
  ({ equal: 'Score confirmed', different: 'Score differs', 'not-possible': 'Score not checked' })[result];
