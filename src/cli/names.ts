import { formatTimelineName, timelineOf, type TimelineName } from '../history/names.ts';
import { type EventStore, LIMITS } from '../store/port.ts';
import { UsageError } from './failure.ts';
import { didYouMean } from './suggest.ts';

/** Every timeline of a store, by name: records and branches. */
export async function timelinesOf(store: EventStore): Promise<TimelineName[]> {
  const names: TimelineName[] = [];
  let after = '';
  for (;;) {
    const page = await store.streams({ prefix: 'case-', after });
    const last = page.at(-1);
    if (last === undefined) return names;
    names.push(...page.map(({ stream }) => timelineOf(stream)));
    after = last.stream;
  }
}

/**
 * The timeline that a text names: CASE, CASE~BRANCH, or a branch's own name where only one case
 * has it. Throws UsageError with what there is instead.
 */
export async function resolveTimeline(
  store: EventStore,
  text: string,
  call: string,
): Promise<string> {
  if (text.length > LIMITS.streamName) {
    throw new UsageError(
      `the timeline's name has ${text.length} characters: give CASE, CASE~BRANCH or a branch`,
    );
  }
  const known = await timelinesOf(store);
  const titles = known.map(formatTimelineName);
  if (titles.includes(text)) return text;
  const branches = known.filter(({ branch }) => branch === text).map(formatTimelineName);
  const [only, ...others] = branches;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    throw new UsageError(
      `several cases have a branch "${text}": write ${branches.join(' or ')} instead`,
    );
  }
  throw new UsageError(noTimeline(store, text, titles, known, call));
}

function noTimeline(
  store: EventStore,
  text: string,
  titles: readonly string[],
  known: readonly TimelineName[],
  call: string,
): string {
  if (titles.length === 0) {
    return `no timeline "${text}": the store ${store.name} is empty. Fill it with:\n  ${call} start`;
  }
  const names = [...titles, ...known.flatMap(({ branch }) => branch ?? [])];
  return `no timeline "${text}" in ${store.name}.${didYouMean(text, names)} List them with:\n  ${call} cases`;
}

/** The case that a text names. Throws UsageError when it names a branch, or nothing. */
export async function resolveCase(store: EventStore, text: string, call: string): Promise<string> {
  const name = await resolveTimeline(store, text, call);
  return name.split('~')[0] ?? name;
}
