import { isoDay } from '../../domain/calendar.ts';
import { parseEdtf } from '../../domain/edtf.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Edit } from '../history/edit/decide.ts';
import { readEvent, type Timeline } from '../history/timeline.ts';
import { nearest } from '../input/suggest.ts';
import { keysOf } from './read-timeline.ts';

export interface RefusedAttempt {
  readonly timeline: Timeline;
  readonly edit: Edit;
  readonly refusal: Refusal;
  readonly reason: string;
}

/** Commands that would help after a refusal, best first; never none. */
export async function commandsAfter(refused: RefusedAttempt): Promise<string[]> {
  const { rule } = refused.refusal;
  const moved = onAnotherDay(refused);
  if (moved !== undefined) return [moved];
  if (rule === 'edit-after-fork') return [await earlierBranch(refused)];
  if (rule === 'edit-inherited') return await otherEvents(refused);
  return [givenIn(refused.refusal) ?? lookAround(refused)];
}

const DAY = /^choose a day from (\d{4}-\d{2}-\d{2})/;

/** The same edit on the first day that the rule allows. */
function onAnotherDay({ timeline, edit, refusal, reason }: RefusedAttempt): string | undefined {
  const day = DAY.exec(refusal.fix ?? '')?.[1];
  if (day === undefined) return undefined;
  if (edit.kind === 'shift') {
    return `edit ${timeline.title} shift ${edit.target} ${day} ${why(reason)}`;
  }
  if (edit.kind !== 'insert') return undefined;
  const { type, actor, summary, data } = edit.event;
  const fields = Object.entries(data as object).map(
    ([field, value]) => ` --set ${quoted(`${field}=${typed(value)}`)}`,
  );
  return (
    `edit ${timeline.title} insert ${type} --on ${day} --actor ${actor} ` +
    `--summary ${quoted(summary)}${fields.join('')} ${why(reason)}`
  );
}

/** A branch that leaves before the event, where it can still be edited. */
async function earlierBranch({ timeline, edit }: RefusedAttempt): Promise<string> {
  const name = `${timeline.name.branch ?? 'what-if'}-earlier`;
  const target = edit.kind === 'insert' ? undefined : edit.target;
  const reading = target === undefined ? undefined : await readEvent(timeline, target);
  if (reading === undefined || !('entry' in reading)) {
    return `branch ${name} --from ${timeline.title} --at DATE --question "…"`;
  }
  // Leave from where the event stands, which the fork of this branch has closed to edits.
  const from = timeline.lineage[reading.level]?.stream.replace(/^case-/, '') ?? timeline.title;
  return `branch ${name} --from ${from} --at ${isoDay(reading.entry.start - 1)} --question "…"`;
}

/** The edit with keys like the one that was typed, and what the refusal itself points to. */
async function otherEvents({ timeline, edit, refusal, reason }: RefusedAttempt): Promise<string[]> {
  const given = givenIn(refusal);
  const typed = edit.kind === 'insert' ? undefined : edit.target;
  if (typed === undefined) return given === undefined ? [] : [given];
  const to = edit.kind === 'shift' ? ` ${edit.to}` : '';
  const set = edit.kind === 'replace' ? ' --set PATH=VALUE' : '';
  const near = nearest(typed, await keysOf(timeline.store, timeline.title)).filter(
    (key) => key !== typed,
  );
  return [
    ...near.map((key) => `edit ${timeline.title} ${edit.kind} ${key}${to}${set} ${why(reason)}`),
    ...(given === undefined ? [] : [given]),
  ];
}

/** The command that a fix ends in: `take that back with: edit x undo y`. */
function givenIn({ fix = '' }: Refusal): string | undefined {
  return /with: ((?:events|edit|why) .+)$/.exec(fix)?.[1];
}

/** How things stand on the day of the edit. */
function lookAround({ timeline, edit }: RefusedAttempt): string {
  const day =
    edit.kind === 'insert' ? edit.event.occurred : edit.kind === 'shift' ? edit.to : undefined;
  if (day === undefined) return `why ${timeline.title}`;
  return `replay ${timeline.title} --all --at ${isoDay(parseEdtf(day).start)}`;
}

const why = (reason: string): string => `--reason ${quoted(reason)}`;

/** A value as `--set` reads it: text and lists of names without quotes where that is clear. */
function typed(value: unknown): string {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' && NAME.test(each))) {
    return `[${value.join(',')}]`;
  }
  return typeof value === 'string' && NAME.test(value) ? value : JSON.stringify(value);
}

const NAME = /^[a-z][a-z0-9-]*$/;

/** A word for a POSIX shell. */
export function quoted(text: string): string {
  return /^[\w.,=:/@+~-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
