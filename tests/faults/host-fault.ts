/**
 * What the harness can ask of a host under test. `tear`: the next write of that kind is written in part (`share`) and the process ends.
 * `sync-fails`: the next so many syncs fail. `disk-full`: writes fail once so many bytes more were written. `power-cut`: what was not
 * synced is lost, or zeros, and the process ends.
 */
export type HostFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'tear'; readonly where: 'media' | 'lines'; readonly share: number }
  | { readonly kind: 'sync-fails'; readonly times: number }
  | { readonly kind: 'disk-full'; readonly roomBytes: number }
  | { readonly kind: 'power-cut'; readonly keepZeros: boolean }
  | { readonly kind: 'cut-sockets' }
  | { readonly kind: 'clock'; readonly byMs: number };
