import type { z } from 'zod';

/** Category and mode of PLOVER, the field's event vocabulary (successor of CAMEO). */
export type PloverCode = readonly [category: string, mode?: string];

/** What one event brings into a case under a name and others point at. */
export const things = ['measure', 'offer', 'commitment', 'condition'] as const;
export type Thing = (typeof things)[number];

type NamesIn<Data> = (data: Data) => readonly (string | undefined)[];
type ThingsIn<Data> = Readonly<Partial<Record<Thing, NamesIn<Data>>>>;

/**
 * Everything there is to say about a type of event, in one place. The storage format, the order of
 * a day, exports, participants, forms, JSON Schemas and the list of types in scenarios/README.md
 * are all made from these entries (see event.ts and vocabulary.ts).
 */
export interface TypeEntry<Schema extends z.ZodType = z.ZodType, Data = z.infer<Schema>> {
  /** What people call such an event, as a title. */
  readonly title: string;
  /** What the type is for, in a sentence: editors show it while a case is written. */
  readonly help: string;
  /**
   * Order among events of one day, 0 to 99, each number once: conditions before what needs them.
   * 0 record and branch, 10 unrest, 20 custody, 30 talks, 44 sanctions, 60 what is given,
   * 70 what comes of it, 80 counts.
   */
  readonly rank: number;
  /** Left out where PLOVER has no counterpart. */
  readonly plover?: PloverCode;
  /**
   * Contribution to the tension index, our own coarse scale: PLOVER's quadrants (verbal or material,
   * cooperation or conflict) as -1, -2, +1, +2, with mass violence +3. Positive is tenser.
   */
  readonly tension: number;
  /** What of these three depends on the data: the end of emergency rule eases what its start tightened. */
  readonly byData?: (data: Data) => Partial<Pick<TypeEntry, 'title' | 'plover' | 'tension'>>;
  /** The shape of its data; the order of fields is the order of keys in the stored text. */
  readonly schema: Schema;
  /** Actors whom the data names: acted on, involved, or spoken about. */
  readonly names?: NamesIn<Data>;
  /** Measures, offers, commitments and conditions that it brings in, and that it points at. */
  readonly introduces?: ThingsIn<Data>;
  readonly refersTo?: ThingsIn<Data>;
  /**
   * How older data becomes current, a step a version: the first step leads from version 1 to 2.
   * Stored rows are never edited; a shape that changes gets a step here.
   */
  readonly upcasts?: readonly ((data: Record<string, unknown>) => Record<string, unknown>)[];
}

/**
 * Declares a type of event. It is stored, exported and simulated as soon as it stands in the
 * `events.ts` of its subject.
 *
 * ```ts
 * import { z } from 'zod';
 * import { slug } from './text.ts';
 * const PrizeAwarded = eventType({
 *   title: 'Prize',
 *   help: 'Somebody is awarded a prize.',
 *   rank: 83,
 *   tension: 0,
 *   schema: z.strictObject({ to: slug }),
 *   names: ({ to }) => [to],
 * });
 * PrizeAwarded.names?.({ to: 'a-laureate' }); // => ['a-laureate']
 * ```
 */
export function eventType<Schema extends z.ZodType>(entry: TypeEntry<Schema>): TypeEntry<Schema> {
  return entry;
}
