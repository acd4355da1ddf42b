import { downloadKey } from '../shell/download-key.ts';
import { plain, type Shortcut } from '../shell/keys.ts';
import { look, route$ } from '../state/route.ts';
import { type Chosen, hideOther, letterOf } from './choose.ts';
import type { EventDifference } from './differences.ts';
import { layouts } from './layout.ts';
import { timelineInWords } from '../../report/compare-words.ts';

/** Goes to a difference: its event, and the day of it. */
export function showDifference({ id, on }: EventDifference): void {
  look({ difference: id, at: on });
}

/** The keys of Compare. */
export function compareKeys(
  { names, all }: Chosen,
  differences: readonly EventDifference[],
): readonly Shortcut[] {
  const step = (by: 1 | -1): boolean => {
    const own = differences.filter(({ pair }) => pair.other === route$.value.view['front']);
    const steps = own.length === 0 ? differences : own;
    const now = steps.findIndex(({ id }) => id === route$.value.view['difference']);
    const next = steps[now === -1 && by === -1 ? steps.length - 1 : now + by];
    if (next !== undefined) showDifference(next);
    return next !== undefined;
  };
  return [
    ...letterKeys(names),
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
    {
      keys: 'T',
      does: 'goes to the numbers of the picture as a table, and back',
      handle: (event) => plain(event, 't') && !event.shiftKey && toTable(),
    },
    downloadKey,
  ];
}

/** A key for each of the others, and with Shift. */
function letterKeys(names: readonly string[]): Shortcut[] {
  return names.slice(1).map((name, i) => {
    const letter = letterOf(i + 1);
    return {
      keys: `${letter}, Shift ${letter}`,
      does: `puts ${timelineInWords(name)} in front, hides it or shows it again`,
      // Elsewhere B goes to the choice of timelines, which stand above here.
      takes: [letter],
      handle: (event) => {
        if (!plain(event, letter)) return false;
        const { front, hide = '' } = route$.value.view;
        if (!event.shiftKey) look({ front: front === name ? undefined : name });
        else {
          const other = hideOther(names, hide, name);
          if (other !== undefined) look({ hide: other });
        }
        return true;
      },
    };
  });
}

function toTable(): boolean {
  const figure = document.querySelector('.figure:has(.panels)');
  const button = figure?.querySelector<HTMLButtonElement>('.figure-tools > button');
  if (button === null || button === undefined) return false;
  button.click();
  requestAnimationFrame(() => {
    (figure?.querySelector<HTMLElement>('.table-host') ?? button).focus();
  });
  return true;
}
