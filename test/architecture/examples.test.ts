import { describe, expect, it } from 'vitest';
import { documentedIn, runExample, usedByOthers } from './examples.ts';
import { ROOMS } from './house.ts';
import { filesIn, roomOf } from './sources.ts';

const code = filesIn(['domain', 'projections', 'src', 'scripts', 'bench'], '.ts', '.tsx');
const rooms = Object.keys(ROOMS).filter((room) => ROOMS[room]?.examples === true);
const documented = code
  .filter(
    ({ path }) =>
      rooms.includes(roomOf(path)) || ['src/store/port.ts', 'src/report/words.ts'].includes(path),
  )
  .flatMap(documentedIn);
const examples = documented.flatMap((each) =>
  each.examples.map((example, i) => ({ ...each, example, title: `${each.name} ${i + 1}` })),
);

describe('examples in docstrings', () => {
  it.each(rooms)('should stand beside every function that %s shows to other rooms', (room) => {
    const used = usedByOthers(code, room);
    const without = documented
      .filter(
        ({ path, name, callable }) =>
          callable && roomOf(path) === room && used.has(`${path}: ${name}`),
      )
      .filter((each) => each.examples.length === 0)
      .map(({ path, name }) => `${path}: ${name}`);
    expect(without).toEqual([]);
  });

  it('should stand beside the port of the stores', () => {
    const port = documented.find(({ name }) => name === 'EventStore');
    expect(port?.examples.length).toBeGreaterThan(0);
  });

  it.each(examples)('should run: $title in $path', async ({ path, example }) => {
    await runExample({ path }, example);
  });

  it.each([
    ['a wrong value', `isoDay(0); // => '1970-01-02'`],
    ['an error that does not come', `isoDay(0); // throws 'no day'`],
    ['no claim at all', `isoDay(0);`],
  ])('should fail for %s', async (_, example) => {
    await expect(runExample({ path: 'domain/calendar.ts' }, example)).rejects.toThrow();
  });
});
