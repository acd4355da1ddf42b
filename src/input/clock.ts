import { instant } from '../../domain/text.ts';
import { UsageError } from './usage.ts';

/** Now, as a moment in UTC to the second. The only place that reads a clock; DETENTE_NOW sets it. */
export function now(env: Readonly<Record<string, string | undefined>>): string {
  const set = env['DETENTE_NOW'];
  if (set === undefined || set === '') return `${new Date().toISOString().slice(0, 19)}Z`;
  if (instant.safeParse(set).success) return set;
  throw new UsageError(
    `DETENTE_NOW is "${set}": write a moment in UTC, like 2026-11-24T05:00:00Z, or leave it out`,
  );
}

/** Today in UTC, as YYYY-MM-DD. */
export function today(env: Readonly<Record<string, string | undefined>>): string {
  return now(env).slice(0, 10);
}
