import { expect, it } from 'vitest';
import { UsageError } from '../../src/input/usage.ts';
import { resolveTimeline } from '../../src/cli/arguments/names.ts';
import { casesOf } from '../../src/history/timelines.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { lines } from '../contract/lines.ts';

async function storeOf(...names: string[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (const name of names) await store.append(`case-${name}`, lines(0, 0), 'none');
  return store;
}

it('cases should be found among any number of branches', async () => {
  const branches = Array.from({ length: 40 }, (_, i) => `a~b${i}`);
  const store = await storeOf('a', 'a-b', 'a-b~x', ...branches, 'a~z', 'ab', 'b', 'b~a', 'c');
  expect(await casesOf(store)).toEqual(['a', 'a-b', 'ab', 'b', 'c']);
});

it('a name should be looked up as a timeline, then as a branch', async () => {
  const store = await storeOf('a', 'b', 'a~what-if', 'a~b', 'b~twice', 'a~twice');
  expect(await resolveTimeline(store, 'b', 'detente')).toBe('b');
  expect(await resolveTimeline(store, 'a~b', 'detente')).toBe('a~b');
  expect(await resolveTimeline(store, 'what-if', 'detente')).toBe('a~what-if');
  const twice = resolveTimeline(store, 'twice', 'detente');
  await expect(twice).rejects.toThrow(
    'several cases have a branch "twice": write a~twice or b~twice',
  );
  for (const wrong of ['what-of', 'a~b~c', '', 'A', `a~${'x'.repeat(198)}`]) {
    await expect(resolveTimeline(store, wrong, 'detente')).rejects.toThrow(UsageError);
  }
});
