import { z } from 'zod';
import { eventType, type TypeEntry } from '../event-type.ts';
import { prose, slug } from '../text.ts';

export const stance = z.enum([
  'supports',
  'opposes',
  'doubts',
  'denies',
  'demands',
  'thanks',
  'praises',
]);
export type Stance = z.infer<typeof stance>;

const BY_STANCE: Readonly<Record<Stance, Pick<TypeEntry, 'title' | 'plover' | 'tension'>>> = {
  supports: { title: 'Support', plover: ['SUPPORT'], tension: -1 },
  praises: { title: 'Praise', plover: ['SUPPORT'], tension: -1 },
  thanks: { title: 'Thanks', plover: ['SUPPORT'], tension: -1 },
  opposes: { title: 'Opposition', plover: ['ACCUSE', 'disapprove'], tension: 1 },
  doubts: { title: 'Doubt', plover: ['ACCUSE', 'disapprove'], tension: 1 },
  denies: { title: 'Denial', plover: ['REJECT'], tension: 1 },
  demands: { title: 'Public demand', plover: ['REQUEST', 'yield'], tension: 1 },
};

/** What people say about a matter or about each other, and reports of record. */
export const statements = {
  PositionStated: eventType({
    title: 'Statement',
    help: 'Somebody takes a stance on a matter.',
    rank: 76,
    plover: ['SUPPORT'],
    tension: 0,
    byData: (data) => BY_STANCE[data.stance],
    schema: z.strictObject({
      /** The matter, as a name that gathers positions on it: political-prisoners-exist. */
      matter: slug,
      /** Whom it is said about, or to. */
      about: slug.optional(),
      stance,
    }),
    names: ({ about }) => [about],
  }),
  ReportPublished: eventType({
    title: 'Report',
    help: 'Somebody publishes a report on a matter.',
    rank: 78,
    plover: ['INVESTIGATE'],
    tension: 0,
    schema: z.strictObject({ about: slug, matter: slug, title: prose.optional() }),
    names: ({ about }) => [about],
  }),
} as const;
