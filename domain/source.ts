import { z } from 'zod';
import { edtf, prose, slug } from './text.ts';

/** Where something was read. `published` is as precise as known; absent when undated. */
export const source = z.strictObject({
  source: slug,
  title: prose,
  /** True when the title describes the page because its own title is not known. */
  described: z.boolean().optional(),
  publisher: prose,
  author: prose.optional(),
  published: edtf.optional(),
  url: z
    .string()
    .max(2_000)
    .regex(/^https?:\/\/[^\s]+$/, 'must be an http or https address')
    .optional(),
  kind: z.enum([
    'official',
    'law-firm',
    'news-agency',
    'news',
    'ngo',
    'reference',
    'research',
    'blog',
    'archive',
    'social-media',
    'other',
  ]),
  language: z.string().regex(/^[a-z]{2,3}$/, 'must be a language code, like en'),
  note: prose.optional(),
});
export type Source = z.infer<typeof source>;

/** One source for one event: where in it, what it supports, and what it says differently. */
export const citation = z.strictObject({
  source: slug,
  /** Where in the source: "para 3", "p. 12", "recital 4". */
  locator: prose.optional(),
  /** Who says it there, when it is not the source's own voice. */
  attributedTo: prose.optional(),
  /** The source's own caution: "suggested", "seen as", "could". */
  hedge: prose.optional(),
  supports: z.array(z.enum(['date', 'figure', 'act', 'actor', 'cause', 'event'])).optional(),
  /** What this source says differently from what the record uses, in a sentence. */
  differs: prose.optional(),
});
export type Citation = z.infer<typeof citation>;
