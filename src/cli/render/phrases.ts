import type { Cite } from '../../report/event-view.ts';

/** `Reuters, 2025-12-13; AP, 2025-12-13 (+2)`: the first ones, and how many more there are. */
export function shownSources(sources: readonly Cite[], most = 2): string {
  if (sources.length === 0) return 'no source';
  const shown = sources.slice(0, most).map(({ cite }) => cite);
  const more = sources.length - shown.length;
  return more === 0 ? shown.join('; ') : `${shown.join('; ')} (+${more})`;
}

/** `1 event`, `2 events`. */
export function counted(number: number, thing: string, things = `${thing}s`): string {
  return `${grouped(number)} ${number === 1 ? thing : things}`;
}

/** 1227 → "1,227", the same in every locale. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `political-prisoners` → `political prisoners`. */
export const spoken = (slug: string): string => slug.replaceAll('-', ' ');

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
