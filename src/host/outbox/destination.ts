import { StudioError } from '../../contract/errors.ts';

/** Where a submission goes, from the kit. `backendPublicKey` is the pinned key of receipts, null where the kit names none. */
export interface Destination {
  readonly backendUrl: string;
  readonly backendPublicKey: string | null;
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address that paths are resolved against. A recording of a person goes over TLS or stays on this machine: throws `kit-invalid`
 * for plain http to another host, and for anything that is not http.
 */
export const baseAddress = (backendUrl: string): URL => {
  const address = new URL(backendUrl);
  const isSafe =
    address.protocol === 'https:' || (address.protocol === 'http:' && loopbackHosts.has(address.hostname));
  if (!isSafe) throw new StudioError('kit-invalid', 'backendUrl must begin with https://.');
  address.search = '';
  address.hash = '';
  if (!address.pathname.endsWith('/')) address.pathname += '/';
  return address;
};
