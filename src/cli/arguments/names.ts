import { slug } from '../../../domain/text.ts';
import {
  formatTimelineName,
  parseTimelineName,
  streamOf,
  type TimelineName,
} from '../../history/names.ts';
import { casesOf, timelinesOf } from '../../history/timelines.ts';
import { type EventStore, LIMITS } from '../../store/port.ts';
import { UsageError } from '../../input/usage.ts';
import { didYouMean } from '../../input/suggest.ts';
import { listed } from '../../report/words.ts';

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
      `several cases have a branch "${text}": write ${listed(branches, 'or')} instead`,
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
