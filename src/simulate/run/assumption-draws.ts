import { type Luck, wordOf } from '../luck/draws.ts';
import type { SlotValues } from '../language/compile.ts';
import type { Assumption } from '../model/model-format.ts';
import type { Program } from './program.ts';
import type { Setting } from './run.ts';
import type { Start } from './start.ts';

/** The name under which assumptions are drawn: no actor may be called so. */
export const ASSUMPTIONS = 'assumptions';
const WORD = wordOf(ASSUMPTIONS);

/** Fills in the assumptions of a run: what was set, by hand or by a branch, else drawn or default. */
export function assumed(
  { assumptions }: Program,
  { set, vary }: Setting,
  start: Start,
  luck: Luck,
  run: number,
  values: SlotValues,
): void {
  for (let i = 0; i < assumptions.length; i += 1) {
    const each = assumptions[i];
    if (each === undefined) continue;
    const given = set[each.assumption] ?? start.set[each.assumption];
    values[i] = given ?? (vary ? drawnFrom(each, luck, run, start.firstMonth) : each.default);
  }
}

function drawnFrom(each: Assumption, luck: Luck, run: number, month: number): number {
  const [low, high] = each.range;
  const drawn = luck.take(run, month, WORD, wordOf(each.assumption)).value(1);
  return each.integer ? low + Math.floor(drawn * (high - low + 1)) : low + drawn * (high - low);
}
