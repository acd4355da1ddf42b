import { slug } from '../../domain/text.ts';
import {
  formatTimelineName,
  parseTimelineName,
  streamOf,
  timelineOf,
  type TimelineName,
} from '../history/names.ts';
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

/** Names looked at together while going from case to case. */
const FEW = 16;

/** The cases of a store, by name; their branches are passed over, however many there are. */
export async function casesOf(store: EventStore): Promise<string[]> {
  const names: string[] = [];
  let after = '';
  for (;;) {
    const page = await store.streams({ prefix: 'case-', after, limit: FEW });
    if (page.length === 0) return names;
    for (const { stream } of page) {
      const name = timelineOf(stream);
      after = name.branch === undefined ? stream : afterBranchesOf(name.case);
      if (name.branch !== undefined) break;
      names.push(name.case);
    }
  }
}

/** A name that comes after those of all branches of a case, and before those of any other. */
const afterBranchesOf = (name: string): string => `case-${name}~\uffff`;

/** Whether there is a timeline of this name. */
async function isTimeline(store: EventStore, text: string): Promise<boolean> {
  if (!isTimelineName(text) || streamOf(parseTimelineName(text)).length > LIMITS.streamName) {
    return false;
  }
  return (await store.head(streamOf(parseTimelineName(text)))) !== undefined;
}

function isTimelineName(text: string): boolean {
  return (
    text.split('~').length <= 2 && text.split('~').every((part) => slug.safeParse(part).success)
  );
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
  if (await isTimeline(store, text)) return text;
  const branches: string[] = [];
  for (const name of isTimelineName(`case~${text}`) ? await casesOf(store) : []) {
    if (await isTimeline(store, `${name}~${text}`)) branches.push(`${name}~${text}`);
  }
  const [only, ...others] = branches;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    throw new UsageError(
      `several cases have a branch "${text}": write ${branches.join(' or ')} instead`,
    );
  }
  throw new UsageError(noTimeline(store, text, await timelinesOf(store), call));
}

function noTimeline(
  store: EventStore,
  text: string,
  known: readonly TimelineName[],
  call: string,
): string {
  const titles = known.map(formatTimelineName);
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
