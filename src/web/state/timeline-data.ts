import { BehaviorSubject, combineLatest, distinctUntilChanged, map, switchMap } from 'rxjs';
import type { Entry } from '../../../domain/entry.ts';
import { knockOns, type KnockOns } from '../../history/knock-on.ts';
import { parseTimelineName, streamOf } from '../../store/timeline-name.ts';
import { entriesOf } from '../../history/timeline.ts';
import { openWithCatalogue, type OpenTimeline } from '../../report/read-timeline.ts';
import type { EventStore } from '../../store/port.ts';
import { isDate } from './day.ts';
import { returns$ } from './returns.ts';
import { route$ } from './route.ts';
import { bring, cases$, retry, store$ } from './work.ts';

/** A timeline, read whole: what the screens show. */
export interface TimelineData extends OpenTimeline {
  readonly name: string;
  /** The effective history, in order; without a date cut, cut by `known`. */
  readonly entries: readonly Entry[];
  readonly knockOns: KnockOns;
}

export type TimelineStatus =
  | { readonly status: 'reading'; readonly name: string }
  | { readonly status: 'read'; readonly read: TimelineData }
  | { readonly status: 'missing'; readonly name: string; readonly message: string };

/**
 * The last few readings, by name, date cut and the hash of the last event of the stream: that hash
 * follows from everything before it, up to the record that a branch leaves, so that the same hash is
 * the same history.
 */
const readings = new Map<string, Promise<TimelineData>>();
const KEPT = 8;

/** Reads a timeline as the page's store has it. Throws HistoryError, RangeError. */
export async function readTimeline(name: string, known?: string): Promise<TimelineData> {
  const { store } = store$.value;
  const head = await store.head(streamOf(parseTimelineName(name)));
  const address = `${name} ${known ?? ''} ${head?.hash ?? ''}`;
  const found = readings.get(address) ?? readFrom(store, name, known);
  readings.delete(address);
  if (head !== undefined) readings.set(address, found);
  const [oldest] = readings.keys();
  if (readings.size > KEPT && oldest !== undefined) readings.delete(oldest);
  try {
    return await found;
  } catch (error) {
    readings.delete(address);
    throw error;
  }
}

async function readFrom(store: EventStore, name: string, known?: string): Promise<TimelineData> {
  const opened = await openWithCatalogue(store, name, known);
  return {
    ...opened,
    name,
    entries: await entriesOf(opened.timeline),
    knockOns: await knockOns(opened.timeline),
  };
}

/** The timeline of the address. */
export const reading$ = new BehaviorSubject<TimelineStatus>({ status: 'reading', name: '' });

const wanted$ = route$.pipe(
  map(({ timeline, view }) => ({ name: timeline, known: view['known'] })),
  distinctUntilChanged((a, b) => a.name === b.name && a.known === b.known),
);

/** Starts reading whatever the address names; the first case where it names none. */
export function followReading(): void {
  combineLatest([cases$, route$]).subscribe(([cases, route]) => {
    const first = cases?.cases[0]?.case;
    if (route.timeline === '' && first !== undefined) route$.next({ ...route, timeline: first });
  });
  // Again whenever the server is back: what it could not bring, and what was appended meanwhile.
  combineLatest([wanted$.pipe(map(({ name }) => name)), returns$])
    .pipe(distinctUntilChanged((a, b) => a[0] === b[0] && a[1] === b[1]))
    .subscribe(([name]) => void bringWanted(name));
  combineLatest([wanted$, store$])
    .pipe(switchMap(async ([{ name, known }]) => readNow(name, known)))
    .subscribe((reading) => {
      if (reading !== undefined) reading$.next(reading);
    });
}

async function readNow(
  name: string,
  known: string | undefined,
): Promise<TimelineStatus | undefined> {
  if (name === '') return undefined;
  try {
    return { status: 'read', read: await readTimeline(name, known) };
  } catch {
    if (known !== undefined && !isDate(known)) {
      return {
        status: 'missing',
        name,
        message: `known=${known} is not a date: write 2025-12-13, for example`,
      };
    }
    // Not brought yet, or not there: bring() tells which.
    return reading$.value.status === 'missing' ? undefined : { status: 'reading', name };
  }
}

async function bringWanted(name: string): Promise<void> {
  if (name === '') return;
  try {
    await bring(name);
  } catch (error) {
    if (name !== route$.value.timeline) return;
    const message = error instanceof Error ? error.message : String(error);
    reading$.next({ status: 'missing', name, message });
  }
}

/** Once more, when asked: the timeline of the address, and what else the server has not brought. */
export async function readAgain(): Promise<void> {
  await retry();
  await bringWanted(route$.value.timeline);
}
