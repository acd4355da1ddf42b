import { entryFor, type Event, eventTypes } from '../../domain/event.ts';
import { type Thing, things } from '../../domain/event-type.ts';
import { didYouMean } from '../input/near.ts';

/** What an event names that another event of the case must have brought in. */
interface Name {
  readonly kind: Thing;
  readonly name: string;
}

interface Loose {
  readonly key: string;
  readonly message: string;
}

/**
 * Finds events that point at a measure, offer, commitment or condition which no event of the case
 * introduces, whatever the order of dates: most often a slip of spelling. That it is introduced too
 * late is another matter; a record may contradict the rules, and that shows as an anomaly.
 */
export function neverIntroduced(events: readonly Event[]): Loose[] {
  const known = new Map<Thing, Set<string>>(things.map((kind) => [kind, new Set()]));
  for (const event of events) {
    for (const { kind, name } of namesIn('introduces', event)) known.get(kind)?.add(name);
  }
  return events.flatMap((event) =>
    [...keptBy(event), ...namesIn('refersTo', event)]
      .filter(({ kind, name }) => known.get(kind)?.has(name) !== true)
      .map((pointer) => ({
        key: event.key,
        message: describe(pointer, known.get(pointer.kind) ?? new Set()),
      })),
  );
}

function describe({ kind, name }: Name, known: ReadonlySet<string>): string {
  const types = eventTypes.filter((type) => entryFor(type).introduces?.[kind] !== undefined);
  return (
    `no event of this case introduces the ${kind} "${name}": correct the name, ` +
    `or add an event of the type ${types.join(' or ')}${didYouMean(name, known)}`
  );
}

/** Any event may keep a commitment. */
const keptBy = ({ fulfils }: Event): Name[] =>
  fulfils.map((name) => ({ kind: 'commitment', name }));

function namesIn(how: 'introduces' | 'refersTo', { type, data }: Event): Name[] {
  const names = entryFor(type)[how];
  return things.flatMap((kind) =>
    (names?.[kind]?.(data as never) ?? []).flatMap((name) =>
      name === undefined ? [] : [{ kind, name }],
    ),
  );
}
