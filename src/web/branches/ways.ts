import type { Day } from '../../../domain/calendar.ts';
import { isoDay } from '../../../domain/calendar.ts';
import type { Entry } from '../../../domain/entry.ts';
import { roleOf } from '../../../domain/vocabulary.ts';
import { plain, type Shortcut } from '../state/keys.ts';
import type { TimelineData } from '../state/timeline-data.ts';
import { look, route$ } from '../state/route.ts';
import { dayOn } from '../state/day.ts';
import { isAdded } from './own-edits.ts';

/** What can be done to an event. */
export const ways = ['drop', 'shift', 'replace'] as const;
export type Way = (typeof ways)[number];
export const WORDS: Readonly<Record<Way, string>> = {
  drop: 'Drop',
  shift: 'Move',
  replace: 'Change',
};

/** The events that can be edited: those after the fork, inherited or added by an edit. */
export function editableOf(read: TimelineData): readonly Entry[] {
  const { timeline, entries } = read;
  const level = timeline.lineage.at(-1);
  const fork = level?.opened?.forkDay ?? Infinity;
  return entries.filter((entry) => {
    const { event, start, stream } = entry;
    if (start <= fork || roleOf(event.type) !== 'world') return false;
    return stream !== level?.stream || isAdded(read, entry);
  });
}

/** Those that hold every word sought, in their date, name, type, actor or sentence. */
export function foundBy(all: readonly Entry[], sought: string): readonly Entry[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all.filter((entry) => {
    const text = textOf(entry);
    return words.every((word) => text.includes(word));
  });
}

const texts = new WeakMap<Entry, string>();

/** What an entry is found by; made once, as it is looked through at every key. */
function textOf(entry: Entry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { event } = entry;
  const text = `${event.occurred} ${event.key} ${event.type} ${event.actor} ${event.summary}`;
  texts.set(entry, text.toLowerCase());
  return text.toLowerCase();
}

/** Opens the form of an event; the same again closes it. */
export function toggle(way: Way, key: string): void {
  const { edit, event } = route$.value.view;
  if (edit === way && event === key) closeForm();
  else look({ edit: way, event: key, to: undefined });
}

/** Closes whatever form is open; the event stays chosen. */
export function closeForm(): void {
  look({ edit: undefined, to: undefined });
}

/** Opens the form that moves an event, with a day filled in. */
export function moveTo({ event }: Entry, day: Day): void {
  look({ edit: 'shift', event: event.key, to: isoDay(day) });
}

/** The keys of the list of events: what they do they do to the chosen one. */
export function eventKeys(found: readonly Entry[]): readonly Shortcut[] {
  const at = (): number => found.findIndex(({ event }) => event.key === route$.value.view['event']);
  const choose = (by: 1 | -1): boolean => {
    const now = at();
    const next = found[now === -1 && by === -1 ? found.length - 1 : now + by];
    if (next !== undefined) look({ event: next.event.key, edit: undefined, to: undefined });
    return next !== undefined;
  };
  const open = (way: Way): boolean => {
    const chosen = found[at()];
    if (chosen !== undefined) toggle(way, chosen.event.key);
    return chosen !== undefined;
  };
  const shift = (event: KeyboardEvent): boolean => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const chosen = found[at()];
    if (by === undefined || !event.altKey || chosen === undefined) return false;
    const { edit, to } = route$.value.view;
    const day = dayOn(edit === 'shift' ? to : undefined, chosen.start);
    moveTo(chosen, day + by * (event.shiftKey ? 7 : 1));
    return true;
  };
  return [
    { keys: 'J', does: 'chooses the next event', handle: (e) => plain(e, 'j') && choose(1) },
    { keys: 'K', does: 'chooses the previous event', handle: (e) => plain(e, 'k') && choose(-1) },
    { keys: 'Delete', does: 'drops the event', handle: (e) => plain(e, 'Delete') && open('drop') },
    { keys: 'E', does: 'moves the event', handle: (e) => plain(e, 'e') && open('shift') },
    { keys: 'R', does: 'changes the event', handle: (e) => plain(e, 'r') && open('replace') },
    {
      keys: 'Alt ← →',
      does: 'moves it by one day; with Shift, by seven',
      handle: shift,
    },
    {
      keys: 'I',
      does: 'adds an event',
      handle: (e) => {
        if (!plain(e, 'i')) return false;
        look({ edit: 'insert', event: undefined, to: undefined });
        return true;
      },
    },
    {
      keys: 'Esc',
      does: 'closes the form',
      handle: (e) => {
        if (e.key !== 'Escape' || route$.value.view['edit'] === undefined) return false;
        closeForm();
        return true;
      },
    },
  ];
}
