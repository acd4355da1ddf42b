import { z } from 'zod';
import { branch } from '../../../domain/branch/events.ts';
import { changes } from '../../../domain/changes.ts';
import {
  dataSchemas,
  envelopeShape,
  type EventType,
  type WorldType,
  worldTypes,
} from '../../../domain/event.ts';
import { day, edtf, prose, slug } from '../../../domain/text.ts';
import { formatProblem } from '../../input/problem.ts';
import { parsing, problemsOf } from '../../input/wording.ts';
import { HistoryError } from '../failure.ts';

/**
 * What somebody may ask of a branch: to open it, and to edit it. The only schemas of both: bodies of
 * HTTP requests, branches of a case in YAML, the command line and the page take their fields and
 * their types from here.
 */

/** A cause is named by the other event's key; its id will do. */
const writtenCause = z.strictObject({ event: slug, says: prose, hedge: prose.optional() });

/** What an author writes of any event, beside its type and data. */
export const writtenShape = {
  key: slug,
  occurred: edtf,
  orderInDay: envelopeShape.orderInDay,
  actor: slug,
  jointly: envelopeShape.jointly,
  summary: prose,
  because: z.array(writtenCause).default([]),
  fulfils: envelopeShape.fulfils,
  knownTo: envelopeShape.knownTo,
};

const insertionOf = (type: WorldType) =>
  z.strictObject({ ...writtenShape, type: z.literal(type), data: dataSchemas[type] });
type InsertionSchema = ReturnType<typeof insertionOf>;
const insertions = worldTypes.map(insertionOf) as [InsertionSchema, ...InsertionSchema[]];

/** One event for a branch, as its author writes it. */
export const insertion = z.discriminatedUnion('type', insertions);

/** Of any form, so that a wrong name is answered by what there is. */
const target = z.string().min(1).max(200).describe("an event's key");

/** What each kind of edit says beside its reason. */
export const editShapes = {
  drop: { target },
  shift: { target, to: edtf },
  replace: { target, changes },
  insert: { event: insertion },
  /** Without a target the latest edit that still counts. */
  undo: { target: target.optional() },
} as const;

/** One change to a branch. */
export const edit = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('drop'), ...editShapes.drop }),
    z.strictObject({ kind: z.literal('shift'), ...editShapes.shift }),
    z.strictObject({ kind: z.literal('replace'), ...editShapes.replace }),
    z.strictObject({ kind: z.literal('insert'), ...editShapes.insert }),
    z.strictObject({ kind: z.literal('undo'), ...editShapes.undo }),
  ])
  .meta({ id: 'Edit' });
export const editKinds = Object.keys(editShapes) as (keyof typeof editShapes)[];

/** A change to a branch, and why it is assumed. */
export const editRequest = z
  .strictObject({
    edit,
    reason: prose,
    expected: z
      .int()
      .min(0)
      .optional()
      .describe(
        "the revision of the branch's stream that this was decided on; without it the edit is made on whatever is there",
      ),
  })
  .meta({ id: 'Editing' });

/** A branch to be opened: it will be called `CASE~name`. */
export const opening = z
  .strictObject({
    from: z.string().max(200).describe('the timeline that the branch leaves: CASE or CASE~BRANCH'),
    name: slug.describe("the branch's own name"),
    at: day.describe("up to and including this day the past is the parent's"),
    mode: branch.BranchOpened.schema.shape.mode.describe(
      "keep: the parent's later events stay, subject to edits; open: they are cut off",
    ),
    question: prose,
  })
  .meta({ id: 'Opening' });
export type Opening = z.infer<typeof opening>;

/** An edit in its canonical shape. */
export type CheckedEdit = z.infer<typeof edit>;

/** An event to insert, as it was put together and not yet checked. */
export type Insertion = Omit<z.input<typeof insertion>, 'type' | 'data'> & {
  readonly type: EventType;
  readonly data: unknown;
};

/** An edit as it was put together and not yet checked: `decide` checks it. */
export type Edit =
  | Exclude<z.input<typeof edit>, { kind: 'insert' }>
  | { readonly kind: 'insert'; readonly event: Insertion };

/** An edit in its canonical shape. Throws HistoryError saying which field is wrong and what is allowed. */
export function checkedEdit(found: Edit): CheckedEdit {
  const result = edit.safeParse(found, parsing);
  if (result.success) return result.data;
  const what = found.kind === 'insert' ? `the ${found.event.type}` : 'the edit';
  const problems = problemsOf(what, result.error).map((problem) => ({
    ...problem,
    field: problem.field?.replace(/^event\.?/, '') ?? '',
  }));
  throw new HistoryError(problems.map(formatProblem).join('; '));
}
