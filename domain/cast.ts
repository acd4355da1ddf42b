import { z } from 'zod';
import { prose, slug } from './text.ts';

/** Somebody or something that acts or is acted on. */
export const actor = z.strictObject({
  actor: slug,
  name: prose,
  kind: z.enum(['state', 'organisation', 'body', 'company', 'person', 'group', 'office']),
  /** Other spellings and names, searched like the name. */
  aliases: z.array(prose).optional(),
  /** The state, body or group it belongs to or speaks for. */
  of: slug.optional(),
  note: prose.optional(),
});
export type Actor = z.infer<typeof actor>;
