import { z } from 'zod';
import { slug } from '../../../domain/text.ts';

/** How a party of talks gives way, instead of what the model draws: Faratin's exponent, and what it means. */
export const concessions = {
  late: { beta: '0.3', means: 'holds out, and gives way only near the end' },
  evenly: { beta: '1', means: 'gives way step by step' },
  early: { beta: '3', means: 'gives way soon' },
} as const;
export type ConcessionStyle = keyof typeof concessions;

/** How one party of one negotiation is to concede. */
export const concession = z.strictObject({
  in: slug,
  party: slug,
  how: z.enum(['late', 'evenly', 'early'], 'write late, evenly or early'),
});

/** What actors do otherwise than a model has it. */
export const variant = z
  .strictObject({
    /** Policies and negotiations that never act. */
    off: z.array(slug).max(88).default([]),
    concede: z.array(concession).max(16).default([]),
  })
  .meta({ id: 'Variant' });
export type Variant = z.infer<typeof variant>;

export const AS_WRITTEN: Variant = { off: [], concede: [] };
