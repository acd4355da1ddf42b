import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openStore } from '../../src/store/open.ts';
import { storeCase } from './store.ts';

/** `node bench/generate/main.ts --events 1000000 --seed 7 --store PATH` */
const flags = z.object({
  events: z.coerce.number().int().min(1_000).max(10_000_000).default(1_000_000),
  seed: z.coerce.number().int().default(7),
  store: z.string({ error: 'say where to: --store PATH' }),
});
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { events: text, seed: text, store: text } });
const { events, seed, store: path } = flags.parse(values);
await using store = await openStore(path);
const stored = await storeCase(store, { events, seed });
console.log(`${stored} events in ${store.name}`);
