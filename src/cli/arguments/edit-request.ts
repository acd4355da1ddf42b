import { eventTypes, type EventType } from '../../../domain/event.ts';
import type { Changes } from '../../../domain/record/events.ts';
import { parseYaml, readText } from '../../case/document.ts';
import { insertedFile, worldTypes } from '../../case/format.ts';
import { readCatalogue, type Catalogue, findActors } from '../../history/catalogue.ts';
import type { Edit, Insertion } from '../../history/edit/decide.ts';
import { readEvent, type Timeline } from '../../history/timeline.ts';
import { typedDate } from './dates.ts';
import { UsageError } from '../../input/usage.ts';
import { type Plain, setValues } from './set-values.ts';
import { didYouMean, nearest } from '../../input/suggest.ts';
import { listed } from '../../report/words.ts';

export interface EditOptions {
  readonly set: readonly string[];
  readonly on?: string;
  readonly actor?: string;
  readonly summary?: string;
  readonly key?: string;
  readonly because: readonly string[];
  readonly fulfils: readonly string[];
  readonly file?: string;
}

export interface Words {
  readonly kind: string;
  readonly what: string | undefined;
  readonly date: string | undefined;
}

const KINDS = ['drop', 'shift', 'replace', 'insert', 'undo'];

/** The edit that a command line asks for. Throws UsageError saying what is missing. */
export async function editFrom(
  timeline: Timeline,
  words: Words,
  options: EditOptions,
): Promise<Edit> {
  const { kind, what, date } = words;
  switch (kind) {
    case 'undo':
      return what === undefined ? { kind } : { kind, target: what };
    case 'drop':
      return { kind, target: needed(what, 'drop EVENT') };
    case 'shift': {
      const to = needed(date, 'shift EVENT DATE');
      return {
        kind,
        target: needed(what, 'shift EVENT DATE'),
        to: typedDate('the new date', to).text,
      };
    }
    case 'replace':
      return {
        kind,
        target: needed(what, 'replace EVENT --set PATH=VALUE'),
        changes: changesOf(options.set),
      };
    case 'insert':
      return { kind, event: await insertionOf(timeline, what, options) };
    default:
      throw new UsageError(
        `"${kind}" is no kind of edit.${didYouMean(kind, KINDS)} Kinds: ${KINDS.join(', ')}`,
      );
  }
}

function needed(word: string | undefined, form: string): string {
  if (word !== undefined) return word;
  throw new UsageError(`something is missing: write edit BRANCH ${form} --reason "…"`);
}

/** `occurred`, `actor` and `summary` are the event's own; everything else is its data. */
function changesOf(assignments: readonly string[]): Changes {
  if (assignments.length === 0) {
    throw new UsageError(
      'a replacement changes something: add --set PATH=VALUE, like --set count=12',
    );
  }
  const { occurred, actor, summary, data, ...fields } = setValues(assignments);
  const inner = { ...(data as Record<string, Plain> | undefined), ...fields };
  return {
    ...(occurred === undefined
      ? {}
      : { occurred: typedDate('--set occurred', words(occurred)).text }),
    ...(actor === undefined ? {} : { actor: words(actor) }),
    ...(summary === undefined ? {} : { summary: words(summary) }),
    ...(Object.keys(inner).length === 0 ? {} : { data: inner }),
  };
}

/** A value that must be text: a year may have been read as a number. */
function words(value: Plain): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function insertionOf(
  timeline: Timeline,
  typed: string | undefined,
  options: EditOptions,
): Promise<Insertion> {
  if (options.file !== undefined) {
    return parseYaml(readText(options.file, options.file), options.file, insertedFile);
  }
  const type = typeOf(needed(typed, 'insert TYPE --on DATE --actor ACTOR --summary "…"'));
  const occurred = typedDate('--on', needed(options.on, `insert ${type} --on DATE`)).text;
  const catalogue = await readCatalogue(timeline.store, timeline.lineage);
  const actor = actorOf(catalogue, needed(options.actor, `insert ${type} --actor ACTOR`));
  return {
    key: options.key ?? (await freeKey(timeline, type, occurred)),
    type,
    occurred,
    actor,
    summary: needed(options.summary, `insert ${type} --summary "…"`),
    data: setValues(options.set),
    because: options.because.map((event) => ({ event, says: 'assumption of this branch' })),
    fulfils: options.fulfils,
  };
}

function typeOf(text: string): EventType {
  const found = worldTypes.find((type) => type.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  if (eventTypes.includes(text as EventType)) {
    throw new UsageError(`${text} is not inserted by hand: it says nothing about the world`);
  }
  const near = nearest(text, worldTypes);
  const hint =
    near.length > 0 ? `Did you mean ${listed(near, 'or')}?` : `Types: ${worldTypes.join(', ')}`;
  throw new UsageError(`"${text}" is no type of event. ${hint}`);
}

/** An actor by slug, name or alias; somebody outside the cast is allowed by slug. */
function actorOf(catalogue: Catalogue, text: string): string {
  const [only, ...others] = findActors(catalogue, text);
  if (only === undefined) return text;
  if (others.length === 0) return only;
  throw new UsageError(
    `--actor "${text}" may be ${listed([only, ...others].slice(0, 8), 'or')}: write one of them`,
  );
}

/** A key that no event of the timeline has: `prisoners-released-1982-12-24`. */
async function freeKey(timeline: Timeline, type: string, occurred: string): Promise<string> {
  const words = type.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const day = occurred.replace(/[^0-9-]+/g, '-').replace(/^-|-$/g, '');
  for (let i = 1; ; i += 1) {
    const key = i === 1 ? `${words}-${day}` : `${words}-${day}-${i}`;
    if ((await readEvent(timeline, key)) === undefined) return key;
  }
}
