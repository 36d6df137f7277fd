/** The one channel between Electron's page, preload and main: a request for a pipe to the host, and the port that answers it. */
export const connectChannel = 'runthrough:connect';

/** Name of the one small window that the page may open: notes, and what else the speaker alone should see. */
export const overlayFrameName = 'runthrough-overlay';
