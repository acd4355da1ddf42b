import { z } from 'zod';
import { actor } from '../cast.ts';
import { citation, source } from '../source.ts';
import { edtf, eventId, prose, slug } from '../text.ts';

/** What can be changed of an event's reading; `data` is merged field by field, null removes one. */
export const changes = z
  .strictObject({
    occurred: edtf.optional(),
    actor: slug.optional(),
    summary: prose.optional(),
    data: z.record(z.string(), z.json()).optional(),
  })
  .refine((c) => Object.keys(c).length > 0, {
    message: 'change at least one of occurred, actor, summary, data',
  });
export type Changes = z.infer<typeof changes>;

/** The record about itself: what the case is, its sources and cast, and corrections. */
export const record = {
  CaseOpened: z.strictObject({ case: slug, title: prose, target: slug, about: prose }),
  SourceAdded: source,
  ActorAdded: actor,
  /** Supersedes an earlier reading; both stay in the stream. */
  EventCorrected: z.strictObject({
    target: eventId,
    changes: changes.optional(),
    /** True: the event should not have been in the record at all. */
    withdrawn: z.boolean().default(false),
    /** Citations added to the event's own. */
    citations: z.array(citation).default([]),
  }),
} as const;
