import { z } from 'zod';
import { actor } from '../cast.ts';
import { changes } from '../changes.ts';
import { eventType } from '../event-type.ts';
import { citation, source } from '../source.ts';
import { eventId, prose, slug } from '../text.ts';

/** What the case is, its sources and its cast. */
export const catalogue = {
  CaseOpened: eventType({
    title: 'Case opened',
    help: 'What the case is about, and about whom.',
    rank: 0,
    tension: 0,
    schema: z.strictObject({ case: slug, title: prose, target: slug, about: prose }),
  }),
  SourceAdded: eventType({
    title: 'Source added',
    help: 'A source that events of the record cite.',
    rank: 1,
    tension: 0,
    schema: source,
  }),
  ActorAdded: eventType({
    title: 'Actor added',
    help: 'Somebody or something that acts or is acted on in the record.',
    rank: 2,
    tension: 0,
    schema: actor,
  }),
} as const;

/** The record about itself. */
export const corrections = {
  /** Supersedes an earlier reading; both stay in the stream. */
  EventCorrected: eventType({
    title: 'Correction',
    help: 'Corrects or withdraws an event of the record; the earlier reading stays in the stream.',
    rank: 3,
    tension: 0,
    schema: z.strictObject({
      target: eventId,
      changes: changes.optional(),
      /** True: the event should not have been in the record at all. */
      withdrawn: z.boolean().default(false),
      /** Citations added to the event's own. */
      citations: z.array(citation).default([]),
    }),
  }),
} as const;
