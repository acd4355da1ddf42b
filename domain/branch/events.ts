import { z } from 'zod';
import { day, edtf, eventId, prose, slug } from '../text.ts';
import { changes } from '../record/events.ts';

/** How a branch differs from its parent. Nothing is copied; these are its only changes to it. */
export const branch = {
  BranchOpened: z.strictObject({
    branch: slug,
    /** The parent's stream, read up to and including `forkRevision`, whose chain hash is `forkHash`. */
    parent: z.string().max(200),
    forkRevision: z.int().min(0),
    forkHash: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'),
    /** Up to and including this day the past is the parent's. */
    forkDate: day,
    /** `open`: the parent's later events are cut off. `keep`: they stay, subject to edits. */
    mode: z.enum(['open', 'keep']),
    question: prose,
  }),
  EventDropped: z.strictObject({ target: eventId }),
  EventShifted: z.strictObject({ target: eventId, to: edtf }),
  EventReplaced: z.strictObject({ target: eventId, changes }),
  /** Takes back one of this branch's own events (an undo of an undo is a redo). */
  EditUndone: z.strictObject({ edit: eventId }),
  AssumptionSet: z.strictObject({ assumption: slug, value: z.union([z.number(), prose]) }),
} as const;
export type BranchMode = z.infer<typeof branch.BranchOpened>['mode'];
