import { z } from 'zod';
import { actor } from '../../domain/cast.ts';
import { dataSchemas, type WorldType, worldTypes } from '../../domain/event.ts';
import { changes } from '../../domain/changes.ts';
import { citation, source } from '../../domain/source.ts';
import { edtf, instant, prose, slug } from '../../domain/text.ts';
import { editRequest, editShapes, opening, writtenShape } from '../history/edit/schema.ts';

/**
 * How a case is written down: YAML files that a political scientist can write and review.
 * These schemas are also printed as JSON Schema, so that editors complete and check the files.
 */

/** `case.yaml` */
export const caseFile = z.strictObject({
  case: slug,
  title: prose,
  /** The actor whose conduct the case is about. */
  target: slug,
  about: prose,
  /** When the record's first edition was entered; events may give a later moment of their own. */
  recorded: instant,
});

/** `sources.yaml` and `cast.yaml`: lists. */
export const sourcesFile = z.array(source);
export const castFile = z.array(actor);

const evidence = {
  /** When it entered the record, if later than the case's first edition. */
  recorded: instant.optional(),
  sources: z
    .array(citation, 'every documented event cites at least one source: a list of { source: NAME }')
    .min(1, 'every documented event cites at least one source'),
  /** The editor's remark: a conflict and why this reading is used. */
  note: prose.optional(),
};

const documentedEvent = (type: WorldType) =>
  z.strictObject({ ...writtenShape, type: z.literal(type), ...evidence, data: dataSchemas[type] });

/** `EventCorrected` points at the corrected event by key. */
const correctionEvent = z.strictObject({
  key: slug,
  type: z.literal('EventCorrected'),
  target: slug,
  actor: slug.optional(),
  summary: prose,
  ...evidence,
  recorded: instant,
  changes: changes.optional(),
  withdrawn: z.boolean().default(false),
  /** Citations added to the corrected event. */
  adds: z.array(citation).default([]),
});

type Documented = ReturnType<typeof documentedEvent>;
const documentedEvents = worldTypes.map(documentedEvent) as [Documented, ...Documented[]];

/** `events/*.yaml`: lists of documented events and corrections. */
export const eventsFile = z.array(
  z.discriminatedUnion('type', [...documentedEvents, correctionEvent]),
);
export type WrittenEvent = z.infer<Documented>;
export type WrittenCorrection = z.infer<typeof correctionEvent>;

/** How a branch's file writes an edit: the kind is the field that names what it is about. */
const { drop, shift, replace, insert } = editShapes;
const { reason } = editRequest.shape;
const edit = z.union(
  [
    z
      .strictObject({ drop: drop.target, reason })
      .transform(({ drop: target, ...rest }) => written({ kind: 'drop', target }, rest)),
    z
      .strictObject({ shift: shift.target, to: shift.to, reason })
      .transform(({ shift: target, to, ...rest }) => written({ kind: 'shift', target, to }, rest)),
    z
      .strictObject({ replace: replace.target, changes: replace.changes, reason })
      .transform(({ replace: target, changes: to, ...rest }) =>
        written({ kind: 'replace', target, changes: to }, rest),
      ),
    z
      .strictObject({ insert: insert.event, reason })
      .transform(({ insert: event, ...rest }) => written({ kind: 'insert', event }, rest)),
  ],
  'an edit is one of drop, shift (with to), replace (with changes) or insert, and gives its reason',
);

/** An edit as it is asked for everywhere. */
export type WrittenEdit = z.infer<typeof editRequest>;
const written = (change: WrittenEdit['edit'], rest: Pick<WrittenEdit, 'reason'>): WrittenEdit => ({
  edit: change,
  ...rest,
});

/** `branches/NAME.yaml`: an example branch. */
export const branchFile = z.strictObject({
  branch: opening.shape.name,
  /** The case itself, or the name of another branch of it. */
  from: slug,
  at: opening.shape.at,
  mode: opening.shape.mode,
  question: opening.shape.question,
  recorded: instant,
  edits: z.array(edit).default([]),
});
export type BranchFile = z.infer<typeof branchFile>;

/** What answers a claim: an event, one of its fields, or what a projection shows on a date. */
const answer = z.union(
  [
    z.strictObject({
      event: slug,
      field: z.string().max(200).optional(),
      equals: z.json().optional(),
    }),
    z.strictObject({ source: slug }),
    z.strictObject({ actor: slug }),
    z.strictObject({
      projection: slug,
      at: edtf.optional(),
      /** A path into the projection's summary, and the value found there. */
      path: z.string().max(200),
      equals: z.json(),
    }),
  ],
  'an answer names one event, one source, one actor, or one projection with a path and what it equals',
);

/** `claims.yaml`: a text's claims, each accounted for by the record. */
export const claimsFile = z.array(
  z.strictObject({
    claim: slug,
    text: prose,
    answers: z.array(answer).min(1),
    note: prose.optional(),
  }),
);
export type Claim = z.infer<typeof claimsFile>[number];

/** `witness.json`: the head of the record's hash chain when the case was last released. */
export const witnessFile = z.strictObject({
  stream: z.string(),
  revision: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
