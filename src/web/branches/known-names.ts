import type { TimelineData } from '../state/timeline-data.ts';

/** Fields that name an actor, whatever the event. */
const OF_ACTORS = new Set(
  'about against by candidate envoy jointly named of onAccountOf parties persons sender target to victims'.split(
    ' ',
  ),
);
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** More than these help nobody. */
const SHOWN = 400;

export const listOf = (field: string): string => `known-${field}`;

/** Names that a timeline uses, by the field that they stand in: what a form can suggest. */
export function knownNames({
  entries,
  catalogue,
}: TimelineData): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const note = (field: string, name: string): void => {
    const names = found.get(field) ?? new Set();
    found.set(field, names.add(name));
  };
  const walk = (field: string, value: unknown): void => {
    if (typeof value === 'string') {
      if (NAME.test(value)) note(field, value);
    } else if (Array.isArray(value)) for (const each of value) walk(field, each);
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) walk(name, each);
  };
  for (const { event } of entries) {
    walk('data', event.data);
    note('event', event.key);
    note('actor', event.actor);
    if (event.type === 'CommitmentMade') note('fulfils', event.data.commitment);
    if (event.type === 'SanctionImposed') note('measures', event.data.measure);
  }
  for (const actor of catalogue.actors.keys()) {
    note('actor', actor);
    for (const field of OF_ACTORS) note(field, actor);
  }
  return new Map([...found].map(([field, names]) => [field, [...names].sort().slice(0, SHOWN)]));
}
