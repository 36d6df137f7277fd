/** The one channel between Electron's page, preload and main: a request for a pipe to the host, and the port that answers it. */
export const connectChannel = 'runthrough:connect';
