import { z } from 'zod';
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

/** What people say about a matter or about each other, and reports of record. */
export const statements = {
  PositionStated: z.strictObject({
    /** The matter, as a name that gathers positions on it: political-prisoners-exist. */
    matter: slug,
    /** Whom it is said about, or to. */
    about: slug.optional(),
    stance,
  }),
  ReportPublished: z.strictObject({ about: slug, matter: slug, title: prose.optional() }),
} as const;
