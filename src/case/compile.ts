import { streamOf } from '../store/timeline-name.ts';
import { type Cause, type Event, eventSchema, versionOf } from '../../domain/event.ts';
import { compareInstants } from '../../domain/text.ts';
import { changed } from '../history/amend.ts';
import { HistoryError } from '../history/failure.ts';
import type { CaseSources } from './folder.ts';
import type { WrittenCorrection, WrittenEvent } from './format.ts';
import { neverIntroduced } from './introductions.ts';
import { didYouMean, missingName } from '../input/near.ts';
import { InputError, type Problem } from '../input/problem.ts';
import {
  actorsOf,
  danglingInCatalogue,
  danglingInClaims,
  doubles,
  rivalSourcesOf,
  takenKeys,
} from './references.ts';
import { keyedId } from '../history/event-id.ts';
import { parsing, problemsOf } from '../input/wording.ts';

/** A case's record: its stream and the events to append, in order. */
interface CompiledRecord {
  readonly stream: string;
  readonly events: readonly Event[];
}

export const recordStream = (name: string): string => streamOf(name);

/** Turns a case's files into its record. Throws InputError listing every broken reference. */
export function compileRecord(files: CaseSources): CompiledRecord {
  const stream = streamOf(files.case.case);
  const compiler = new Compiler(stream, files);
  const events = [...compiler.catalogue(), ...compiler.history()];
  compiler.checkIntroduced();
  if (compiler.problems.length > 0) throw new InputError(compiler.problems);
  return { stream, events };
}

class Compiler {
  readonly problems: Problem[] = [];
  readonly #stream: string;
  readonly #files: CaseSources;
  readonly #keys: ReadonlySet<string>;
  readonly #sources: ReadonlySet<string>;
  readonly #actors: ReadonlySet<string>;
  /** Events as read so far, corrections applied, by id. */
  readonly #read = new Map<string, Event>();

  constructor(stream: string, files: CaseSources) {
    this.#stream = stream;
    this.#files = files;
    const sources = files.sources.map(({ source }) => source);
    const cast = files.cast.map(({ actor }) => actor);
    this.#sources = new Set(sources);
    this.#actors = new Set(cast);
    this.#keys = new Set(files.events.map(({ event }) => event.key));
    this.problems.push(
      ...doubles('sources.yaml', sources),
      ...doubles('cast.yaml', cast),
      ...takenKeys(files),
      ...danglingInCatalogue(files),
      ...danglingInClaims(files),
    );
  }

  catalogue(): Event[] {
    const { case: about, sources, cast } = this.#files;
    const { recorded, ...data } = about;
    const entry = (key: string, type: Event['type'], value: object, summary: string): Event =>
      this.#checked('case.yaml', {
        key,
        type,
        occurred: recorded.slice(0, 10),
        recorded,
        actor: about.target,
        provenance: { kind: 'editorial' },
        summary,
        data: value,
      });
    return [
      entry('case', 'CaseOpened', data, about.title),
      ...cast.map((actor) => entry(`actor-${actor.actor}`, 'ActorAdded', actor, actor.name)),
      ...sources.map((source) =>
        entry(`source-${source.source}`, 'SourceAdded', source, source.title),
      ),
    ];
  }

  /** Events in the order in which they entered the record; within one moment, as written. */
  history(): Event[] {
    const moment = (item: Written): string => item.event.recorded ?? this.#files.case.recorded;
    const written = [...this.#files.events];
    written.sort((a, b) => compareInstants(moment(a), moment(b)));
    return written.map((item) => {
      const { event } = item;
      return event.type === 'EventCorrected'
        ? this.#correction(item, event)
        : this.#documented(item, event, moment(item));
    });
  }

  /** What events name must be introduced by some event; call it when the history was read. */
  checkIntroduced(): void {
    const items = new Map(this.#files.events.map((item) => [item.event.key, item]));
    for (const { key, message } of neverIntroduced([...this.#read.values()])) {
      const item = items.get(key);
      if (item !== undefined) this.#report(item, message);
    }
  }

  #documented(item: Written, written: WrittenEvent, recorded: string): Event {
    const { sources, note, because, ...rest } = written;
    const event = this.#checked(item.file, {
      ...rest,
      recorded,
      because: because.map((cause): Cause => ({ ...cause, event: this.#idOf(item, cause.event) })),
      provenance: {
        kind: 'documented',
        citations: sources,
        ...(note === undefined ? {} : { note }),
      },
    });
    this.#checkSources(item, sources);
    this.#checkNames(item, event);
    this.#read.set(event.id, event);
    return event;
  }

  #correction(item: Written, written: WrittenCorrection): Event {
    const { target, sources, note, changes, withdrawn, adds, actor, ...rest } = written;
    this.#checkSources(item, [...sources, ...adds]);
    const event = this.#checked(item.file, {
      ...rest,
      occurred: written.recorded.slice(0, 10),
      actor: actor ?? this.#files.case.target,
      provenance: {
        kind: 'correction',
        citations: sources,
        ...(note === undefined ? {} : { note }),
      },
      data: { target: this.#idOf(item, target), changes, withdrawn, citations: adds },
    });
    this.#correct(item, target, changes);
    return event;
  }

  /** A correction must leave an event: a record that cannot be read could not be mended. */
  #correct(item: Written, target: string, changes: WrittenCorrection['changes']): void {
    const id = keyedId(this.#stream, target);
    const event = this.#read.get(id);
    if (event === undefined) {
      if (this.#keys.has(target))
        this.#report(
          item,
          `"${target}" enters the record after this correction, or is a correction itself: correct an event that is on record by then`,
        );
      return;
    }
    if (changes === undefined) return;
    try {
      const corrected = changed(event, changes);
      this.#checkNames(item, corrected);
      this.#read.set(id, corrected);
    } catch (error) {
      if (!(error instanceof HistoryError)) throw error;
      this.#report(item, error.message);
    }
  }

  #checkNames(item: Written, event: Event): void {
    for (const name of actorsOf(event)) {
      if (!this.#actors.has(name)) this.#report(item, missingName('actor', name, this.#actors));
    }
    this.#checkSources(
      item,
      rivalSourcesOf(event.data).map((source) => ({ source })),
    );
  }

  #checked(
    file: string,
    draft: Record<string, unknown> & { key: string; type: Event['type'] },
  ): Event {
    const { key, type, ...rest } = draft;
    const result = eventSchema.safeParse(
      {
        id: keyedId(this.#stream, key),
        key,
        type,
        v: versionOf(type),
        ...rest,
      },
      parsing,
    );
    if (!result.success) throw new InputError(problemsOf(`${file}, event ${key}`, result.error));
    return result.data;
  }

  #idOf(item: Written, key: string): string {
    if (!this.#keys.has(key)) {
      const hint = didYouMean(key, this.#keys);
      this.#report(item, `no event "${key}" in this case: correct the key${hint}`);
    }
    return keyedId(this.#stream, key);
  }

  #checkSources(item: Written, citations: readonly { readonly source: string }[]): void {
    for (const { source } of citations) {
      if (!this.#sources.has(source)) {
        this.#report(item, missingName('source', source, this.#sources));
      }
    }
  }

  #report(item: Written, message: string): void {
    this.problems.push({
      file: item.file,
      line: item.line,
      field: `event ${item.event.key}`,
      message,
    });
  }
}

type Written = CaseSources['events'][number];
