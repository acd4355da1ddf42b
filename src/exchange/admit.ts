import { isDeepStrictEqual } from 'node:util';
import {
  dataSchemas,
  encodeEvent,
  type Event,
  eventSchema,
  versionOf,
} from '../../domain/event.ts';
import { upcast } from '../../domain/upcast.ts';
import { roleOf } from '../../domain/vocabulary.ts';
import { keyedId } from '../history/event-id.ts';
import type { Problem } from '../input/problem.ts';
import { parsing, problemsOf } from '../input/wording.ts';
import { streamOf, timelineOf } from '../store/timeline-name.ts';

/** Where a line stands: its stream, and whether the header seals the lines with a hash. */
export interface LineContext {
  readonly stream: string;
  readonly sealed: boolean;
}

export type LineFault = Omit<Problem, 'file' | 'line'>;
export type Admission = { readonly event: Event; readonly text: string } | readonly LineFault[];

export const refused = (admission: Admission): admission is readonly LineFault[] =>
  Array.isArray(admission);

/**
 * Decides whether one parsed line may enter a stream, and as which text. Sealed lines keep their
 * bytes, older versions included; hand-made ones are written in the stored form, with an id from
 * their key where they have none.
 */
export function admit(raw: unknown, line: string, setting: LineContext): Admission {
  const complete = setting.sealed ? raw : withId(raw, setting.stream);
  const current = toCurrent(complete);
  if (current instanceof RangeError) return [{ field: 'v', message: current.message }];
  const result = eventSchema.safeParse(current, parsing);
  if (!result.success) {
    return problemsOf('', result.error).map(({ field = '', message }) => ({ field, message }));
  }
  const event = result.data;
  const faults = [...faultOfId(event, setting.stream), ...faultOfPlace(event, setting.stream)];
  if (faults.length > 0) return faults;
  if (!setting.sealed) return { event, text: encodeEvent(event) };
  return isStoredForm(line, raw, current, event) ? { event, text: line } : [notStoredForm];
}

function withId(raw: unknown, stream: string): unknown {
  if (!isRecord(raw) || 'id' in raw || typeof raw['key'] !== 'string') return raw;
  return { id: keyedId(stream, raw['key']), ...raw };
}

/** The current shape of what may be an older version; what is no event is left to the schema. */
function toCurrent(raw: unknown): unknown {
  if (!isRecord(raw)) return raw;
  const { type, v, data } = raw;
  const known = typeof type === 'string' && Object.hasOwn(dataSchemas, type);
  if (!known || !Number.isSafeInteger(v) || (v as number) < 1 || !isRecord(data)) return raw;
  if (v === versionOf(type as Event['type'])) return raw;
  try {
    return upcast(raw as Parameters<typeof upcast>[0]);
  } catch (error) {
    if (error instanceof RangeError) return error;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStoredForm(line: string, raw: unknown, current: unknown, event: Event): boolean {
  // An exported line of the current version is what encoding gives: compare that first, it is cheap.
  if (encodeEvent(event) === line) return true;
  return JSON.stringify(raw) === line && isDeepStrictEqual(current, event);
}

const notStoredForm: LineFault = {
  message:
    'the line is not as an export writes it (blanks, a field twice, or a field left out). Leave exported ' +
    'lines as they are, or take "revision" and "hash" out of the header to import hand-made ones',
};

function faultOfId(event: Event, stream: string): LineFault[] {
  return event.id === keyedId(stream, event.key)
    ? []
    : [
        {
          field: 'id',
          message:
            `"${event.id}" is not the id of "${event.key}" in ${stream}: ` +
            'the event comes from another stream, or its key was changed; put it under its own header',
        },
      ];
}

/** What may stand in a record, and what in a branch. */
function faultOfPlace(event: Event, stream: string): LineFault[] {
  const name = timelineOf(stream);
  const fault =
    name.branch === undefined
      ? faultInRecord(event, name.case)
      : faultInBranch(event, name.branch, name.case);
  return fault === undefined ? [] : [fault];
}

function faultInRecord(event: Event, caseName: string): LineFault | undefined {
  const { kind } = event.provenance;
  const wanted = kindInRecord(event);
  if (wanted === undefined) {
    return {
      field: 'type',
      message: `found "${event.type}", which edits a branch; this is a record`,
    };
  }
  if (kind !== wanted) {
    const hint =
      kind === 'hypothetical' || kind === 'simulated'
        ? 'a record holds only what is documented: put the event in a branch'
        : `write ${wanted}`;
    return {
      field: 'provenance.kind',
      message: `found "${kind}"; in a record ${event.type} is ${wanted}: ${hint}`,
    };
  }
  return event.type === 'CaseOpened' && event.data.case !== caseName
    ? {
        field: 'data.case',
        message: `found "${event.data.case}", expected "${caseName}" as in the header`,
      }
    : undefined;
}

function kindInRecord({ type }: Event): Event['provenance']['kind'] | undefined {
  const role = roleOf(type);
  if (role === 'catalogue') return 'editorial';
  if (type === 'EventCorrected') return 'correction';
  return role === 'world' ? 'documented' : undefined;
}

function faultInBranch(event: Event, branch: string, caseName: string): LineFault | undefined {
  const { kind } = event.provenance;
  if (kind !== 'hypothetical' && kind !== 'simulated') {
    return {
      field: 'provenance.kind',
      message: `found "${kind}"; a branch holds only hypothetical and simulated events: put it in the record`,
    };
  }
  if (roleOf(event.type) === 'catalogue' || event.type === 'EventCorrected') {
    return {
      field: 'type',
      message: `found "${event.type}", which belongs in the record ${caseName}`,
    };
  }
  if (event.type !== 'BranchOpened') return undefined;
  if (event.data.branch !== branch) {
    return {
      field: 'data.branch',
      message: `found "${event.data.branch}", expected "${branch}" as in the header`,
    };
  }
  const { parent } = event.data;
  const inCase = parent === streamOf(caseName) || parent.startsWith(streamOf(`${caseName}~`));
  return inCase
    ? undefined
    : {
        field: 'data.parent',
        message: `found "${parent}", expected a stream of ${streamOf(caseName)}`,
      };
}
