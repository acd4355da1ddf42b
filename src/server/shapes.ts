import { z } from 'zod';
import { parseEdtf, OPEN_END } from '../../domain/edtf.ts';
import { instant, slug } from '../../domain/text.ts';

/** No fields: of an address without names in it, or one that takes no query. */
export const nothing = z.strictObject({});

export const timelineName = z.string().max(200).meta({ description: 'CASE or CASE~BRANCH' });
export const ofTimeline = z.strictObject({ timeline: timelineName });
export const ofCase = z.strictObject({ case: slug });

/** A day or a month or a year as EDTF, or a moment in UTC. */
export const moment = z
  .string()
  .max(40)
  .refine((text) => (text.includes('T') ? instant.safeParse(text).success : isDate(text)), {
    message: 'write a day, or a moment in UTC like 2026-11-24T05:00:00Z',
  })
  .meta({ description: 'a day (its end is meant), or a moment in UTC' });

export const truth = z.enum(['true', 'false']);

/** A refusal, as application/problem+json. */
export const problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('what was found, what is allowed, and what to do'),
    rule: z.string().optional().describe('422: the rule that forbids it'),
    facts: z
      .array(z.strictObject({ label: z.string(), value: z.string() }))
      .optional()
      .describe('422: what the rule looked at'),
    fix: z.string().optional().describe('422: what would be allowed'),
    remedies: z
      .array(
        z.strictObject({
          field: z.string(),
          value: z.union([z.string(), z.array(z.string()), z.looseObject({})]),
        }),
      )
      .optional()
      .describe('422: values, any one of which meets the rule in its field'),
    revision: z.int().optional().describe("409: the revision of the branch's stream now"),
  })
  .meta({ id: 'Problem' });

/** A report of the command line, by the name of its section in docs/cli.md. */
export const report = (command: string) =>
  z.looseObject({}).meta({
    description: `As \`${command} --json\` on the command line: its keys are listed in docs/cli.md`,
  });

/** A month or a year means its end, an open date its beginning. */
export function dayIn(at: string): number {
  const { start, end } = parseEdtf(at);
  return end === OPEN_END ? start : end;
}

function isDate(text: string): boolean {
  try {
    parseEdtf(text);
    return true;
  } catch {
    return false;
  }
}
