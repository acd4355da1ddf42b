import { z } from 'zod';
import { citation } from './source.ts';
import { prose, slug } from './text.ts';

/** Said by at least one source; hedges and conflicts stay with the citation that carries them. */
export const documented = z.strictObject({
  kind: z.literal('documented'),
  citations: z.array(citation).min(1, 'a documented event needs at least one citation'),
  /** What an editor of the record adds: a conflict and why this reading is used, an inference. */
  note: prose.optional(),
});

/** Puts an earlier reading of the record right, with the sources for it. */
export const correction = z.strictObject({
  kind: z.literal('correction'),
  citations: z.array(citation).min(1, 'a correction needs at least one citation'),
  note: prose.optional(),
});

/** Assumed by the author of a branch, who says why. */
export const hypothetical = z.strictObject({ kind: z.literal('hypothetical'), reason: prose });

/** Produced by a model; the draws that decided it can be computed again. */
export const simulated = z.strictObject({
  kind: z.literal('simulated'),
  model: slug,
  run: z.int().min(0),
  draws: z.array(z.strictObject({ key: prose, value: z.number() })),
});

/** The record's own housekeeping (sources, cast): says nothing about the world. */
export const editorial = z.strictObject({ kind: z.literal('editorial') });

export const provenance = z.discriminatedUnion('kind', [
  documented,
  correction,
  hypothetical,
  simulated,
  editorial,
]);
export type Provenance = z.infer<typeof provenance>;
