import { z } from 'zod';
import { edtf, prose, slug } from './text.ts';

/**
 * What a correction or a branch can change of an event's reading; `data` is merged field by field,
 * null removes a field.
 */
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
