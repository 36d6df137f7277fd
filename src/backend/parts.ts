import type { Signer } from '../core/submission/ports.ts';
import type { IndexStore } from './index-store.ts';
import type { VendorKit } from './kits.ts';
import type { Limits } from './limits.ts';
import type { Storage } from './storage.ts';
import type { Uploads } from './uploads.ts';

/** What the routes of the backend work with. */
export interface BackendParts {
  readonly kits: readonly VendorKit[];
  readonly limits: Limits;
  readonly storage: Storage;
  readonly index: IndexStore;
  readonly uploads: Uploads;
  readonly signer: Signer;
}
