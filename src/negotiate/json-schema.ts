import { z } from 'zod';
import { negotiationFile } from './file.ts';

/** The written form of a negotiation as a JSON Schema (draft 7, which YAML editors read). */
export function negotiationSchema(): object {
  const { $schema, ...rest } = z.toJSONSchema(negotiationFile, { target: 'draft-7', io: 'input' });
  return { $schema, title: 'A negotiation: issues, parties and what they want', ...rest };
}
