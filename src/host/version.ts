import packageFile from '../../package.json' with { type: 'json' };

/** The version of this studio. */
export const studioVersion: string = packageFile.version;
