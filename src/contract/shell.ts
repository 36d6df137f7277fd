/** The one channel between Electron's page, preload and main: a request for a pipe to the host, and the port that answers it. */
export const connectChannel = 'runthrough:connect';

/** Name of the one small window that the page may open: notes, and what else the speaker alone should see. */
export const overlayFrameName = 'runthrough-overlay';

/** Size of that window where none is remembered, in the system's points. */
export const overlaySize = { width: 420, height: 400 } as const;
