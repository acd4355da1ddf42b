import { z } from 'zod';
import { changes } from '../changes.ts';
import { eventType } from '../event-type.ts';
import { day, edtf, eventId, prose, slug } from '../text.ts';

/** How a branch differs from its parent. Nothing is copied; these are its only changes to it. */
export const branch = {
  BranchOpened: eventType({
    title: 'Branch opened',
    help: 'Opens a branch on a day of its parent, with a question.',
    rank: 4,
    tension: 0,
    schema: z.strictObject({
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
  }),
  EventDropped: eventType({
    title: 'Event dropped',
    help: 'An inherited event does not happen in this branch.',
    rank: 5,
    tension: 0,
    schema: z.strictObject({ target: eventId }),
  }),
  EventShifted: eventType({
    title: 'Event moved',
    help: 'An inherited event happens on another day in this branch.',
    rank: 6,
    tension: 0,
    schema: z.strictObject({ target: eventId, to: edtf }),
  }),
  EventReplaced: eventType({
    title: 'Event changed',
    help: 'An inherited event happens in another way in this branch.',
    rank: 7,
    tension: 0,
    schema: z.strictObject({ target: eventId, changes }),
  }),
  /** Takes back one of this branch's own events (an undo of an undo is a redo). */
  EditUndone: eventType({
    title: 'Edit undone',
    help: "Takes back one of this branch's own edits; to undo an undo is to redo.",
    rank: 8,
    tension: 0,
    schema: z.strictObject({ edit: eventId }),
  }),
  AssumptionSet: eventType({
    title: 'Assumption set',
    help: 'Sets an assumption of the models for this branch.',
    rank: 9,
    tension: 0,
    schema: z.strictObject({ assumption: slug, value: z.union([z.number(), prose]) }),
  }),
} as const;
export type BranchMode = z.infer<typeof branch.BranchOpened.schema>['mode'];
