import { UsageError } from '../../input/usage.ts';

export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Turns `--set` options into data: `count=12`, `count.qualifier=about`, `persons=[a, b]`,
 * `persons.0=a`, `scope="a text"`, `scope=` (null: removes the field). A value that is JSON is taken
 * as JSON, a bracketed list may go without quotes, anything else is text.
 */
export function setValues(assignments: readonly string[]): { [key: string]: Plain } {
  const root: { [key: string]: Plain } = {};
  for (const assignment of assignments) {
    const at = assignment.indexOf('=');
    const path = assignment.slice(0, Math.max(0, at)).split('.');
    if (at < 1 || path.some((part) => part === '' || FORBIDDEN.has(part))) {
      throw new UsageError(
        `--set "${assignment}" is not of the form PATH=VALUE, like count=12 or count.qualifier=about`,
      );
    }
    place(root, path, valueOf(assignment.slice(at + 1)), assignment);
  }
  return root;
}

function place(
  root: { [key: string]: Plain },
  path: readonly string[],
  value: Plain,
  assignment: string,
): void {
  let holder: { [key: string]: Plain } | Plain[] = root;
  for (const [i, part] of path.entries()) {
    const last = i === path.length - 1;
    const key: number | string = Array.isArray(holder) ? Number(part) : part;
    if (Array.isArray(holder) && key !== holder.length && holder[Number(part)] === undefined) {
      throw new UsageError(`--set "${assignment}": number the items of a list from 0 up, in order`);
    }
    const slot = holder as { [key: string]: Plain };
    if (last) {
      slot[key] = value;
      return;
    }
    const next: Plain | undefined = slot[key];
    if (typeof next === 'object' && next !== null) {
      holder = next;
      continue;
    }
    const made: Plain[] | { [key: string]: Plain } = path[i + 1] === '0' ? [] : {};
    slot[key] = made;
    holder = made;
  }
}

function valueOf(text: string): Plain {
  if (text === '') return null;
  try {
    return JSON.parse(text) as Plain;
  } catch {
    const list = /^\[(.*)\]$/s.exec(text)?.[1];
    if (list === undefined) return text;
    return list.trim() === '' ? [] : list.split(',').map((item) => valueOf(item.trim()));
  }
}
