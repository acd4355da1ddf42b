import { expect, it } from 'vitest';
import { inTurn } from '../../src/web/state/in-turn.ts';

it('should do again, once, what was asked for while it was done, and never two at a time', async () => {
  const began: (() => void)[] = [];
  let busy = 0;
  const ask = inTurn(async () => {
    busy += 1;
    expect(busy).toBe(1);
    await new Promise<void>((end) => began.push(end));
    busy -= 1;
  });
  const ended: string[] = [];
  const first = ask().then(() => ended.push('first'));
  const second = ask().then(() => ended.push('second'));
  const third = ask().then(() => ended.push('third'));
  expect(began).toHaveLength(1);
  began[0]?.();
  await first;
  await expect.poll(() => began.length).toBe(2);
  expect(ended).toEqual(['first']);
  began[1]?.();
  await Promise.all([second, third]);
  expect(began).toHaveLength(2);
});

it('should work when asked at the very end of the work before, and after one that failed', async () => {
  let runs = 0;
  const ask = inTurn(() => {
    runs += 1;
    return runs === 1 ? Promise.reject(new Error('no answer')) : Promise.resolve();
  });
  const first = ask();
  const second = ask();
  await expect(first).rejects.toThrow('no answer');
  await second;
  expect(runs).toBe(2);
  await ask();
  expect(runs).toBe(3);
});
