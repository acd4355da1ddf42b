import { openStore } from '../store/open.ts';
import type { OpenStore } from './cli.ts';
import { mustExist } from './store.ts';

/** Opens stores for commands: only `create` makes one that is not there. */
export function openAt(call: string): OpenStore {
  return async (location, access) => {
    if (access !== 'create') mustExist(location, call);
    return await openStore(location, { readOnly: access === 'read' });
  };
}
