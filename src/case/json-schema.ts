import { z } from 'zod';
import { actor } from '../../domain/cast.ts';
import { dataSchemas, envelopeShape } from '../../domain/event.ts';
import { changes } from '../../domain/record/events.ts';
import { custodyBasis } from '../../domain/custody/events.ts';
import { measureKind, reliefForm } from '../../domain/sanctions/events.ts';
import { stance } from '../../domain/statements/events.ts';
import { term } from '../../domain/talks/events.ts';
import { quantity } from '../../domain/quantity.ts';
import { citation, source } from '../../domain/source.ts';
import { edtf, instant, prose, slug } from '../../domain/text.ts';
import { worldTypes } from '../history/edit/schema.ts';
import { branchFile, caseFile, castFile, claimsFile, eventsFile, sourcesFile } from './format.ts';
import { typeHelp } from './help.ts';

/** What editors show of the parts that occur everywhere; each is written once, under its id. */
const parts = z.registry<{ id: string; description?: string }>();
const part = (schema: z.ZodType, id: string, description?: string): void => {
  parts.add(schema, description === undefined ? { id } : { id, description });
};
part(slug, 'slug', 'A name: lower-case letters, digits and single hyphens, like usa-gl-13.');
part(prose, 'prose', 'Text without control characters, at most 2,000 characters.');
part(
  edtf,
  'date',
  'A date as precise as its source: 2025-12-13, 2021-07, 2020, an interval A/B or A/.., and ~ (about), ? (uncertain) or % (both) behind a part.',
);
part(instant, 'moment', 'A moment in UTC, like 2026-11-24T05:00:00Z.');
part(
  quantity,
  'quantity',
  'A number: 123 where it is exact, else {value, qualifier}, with `upper` for `between`, and what other sources say under `disputed`.',
);
part(citation, 'citation', 'One source for the event, where in it, and what it says differently.');
part(source, 'source');
part(actor, 'actor');
part(custodyBasis, 'custodyBasis');
part(envelopeShape.jointly, 'jointly', 'Others who acted together with the actor.');
part(envelopeShape.fulfils, 'fulfils', 'Commitments that this event keeps.');
part(changes, 'changes', 'Fields to change; `data` is merged field by field, null removes one.');
part(term, 'term', 'One thing that one party would do.');
part(measureKind, 'measureKind');
part(
  reliefForm,
  'reliefForm',
  'Only delisting, repeal and expiry end a measure; a licence or a suspension can be withdrawn.',
);
part(stance, 'stance');
// Two types may share one shape; it goes by the name of the first.
for (const type of worldTypes) {
  if (!parts.has(dataSchemas[type])) part(dataSchemas[type], type, typeHelp[type]);
}

const files = {
  case: caseFile,
  sources: sourcesFile,
  cast: castFile,
  events: eventsFile,
  branch: branchFile,
  claims: claimsFile,
} as const;
export type SchemaName = keyof typeof files;

const titles: Readonly<Record<SchemaName, string>> = {
  case: 'case.yaml: what a case is about',
  sources: 'sources.yaml: where things were read',
  cast: 'cast.yaml: who acts or is acted on',
  events: 'events/*.yaml: what happened, and what corrects it',
  branch: 'branches/*.yaml: an example branch of the record',
  claims: "claims.yaml: a text's claims and what answers each",
};

/**
 * The written form of a case as JSON Schemas (draft 7, which YAML editors read), by name. They
 * describe shape and spelling; what only the whole case can tell is left to the importer.
 */
export function jsonSchemas(): Record<SchemaName, object> {
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [
      name,
      jsonSchemaOf(titles[name as SchemaName], schema),
    ]),
  ) as Record<SchemaName, object>;
}

/** One written form as a JSON Schema, with the parts that occur everywhere. */
export function jsonSchemaOf(title: string, schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    metadata: parts,
  });
  return { $schema, title, ...rest };
}
