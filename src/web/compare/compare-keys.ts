import { downloadKey } from '../shell/download-key.ts';
import { plain, type Shortcut } from '../shell/keys.ts';
import { look, route$ } from '../state/route.ts';
import type { Chosen } from './choose.ts';
import type { Difference } from './differences.ts';
import { layouts } from './layout.ts';

/** Goes to a difference: its event, and the day of it. */
export function showDifference({ id, on }: Difference): void {
  look({ difference: id, at: on });
}

/** The keys of Compare. */
export function compareKeys(
  { names, all }: Chosen,
  differences: readonly Difference[],
): readonly Shortcut[] {
  const step = (by: 1 | -1): boolean => {
    const now = differences.findIndex(({ id }) => id === route$.value.view['difference']);
    const next = differences[now === -1 && by === -1 ? differences.length - 1 : now + by];
    if (next !== undefined) showDifference(next);
    return next !== undefined;
  };
  return [
    { keys: 'J', does: 'next difference', handle: (event) => plain(event, 'j') && step(1) },
    { keys: 'K', does: 'previous difference', handle: (event) => plain(event, 'k') && step(-1) },
    {
      keys: 'X',
      does: 'measures against another one',
      handle: (event) => {
        if (!plain(event, 'x')) return false;
        const chosen = all.filter((name) => names.includes(name));
        look({ base: chosen[(chosen.indexOf(names[0] ?? '') + 1) % chosen.length] });
        return true;
      },
    },
    {
      keys: 'O',
      does: 'panels, one over the other, differences',
      handle: (event) => {
        if (!plain(event, 'o')) return false;
        const now = layouts.findIndex((each) => each === route$.value.view['layout']);
        look({ layout: layouts[(Math.max(0, now) + 1) % layouts.length] });
        return true;
      },
    },
    downloadKey,
  ];
}
