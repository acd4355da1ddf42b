import { MemoryStore } from '../../src/store/memory/engine.ts';
import { storeContract } from './store.contract.ts';

storeContract({ name: 'memory', create: () => Promise.resolve(new MemoryStore()) });
