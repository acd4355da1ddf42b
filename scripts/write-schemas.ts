import { mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { jsonSchemaOf, jsonSchemas } from '../src/case/json-schema.ts';
import { typeTable } from '../src/case/type-table.ts';
import { negotiationSchema } from '../src/negotiate/file.ts';
import { replaceFile } from '../src/output/draft.ts';
import { modelJsonSchema } from '../src/simulate/model/model-file.ts';
import { planFile } from './back-test/plan.ts';

/**
 * `node scripts/write-schemas.ts`: writes the JSON Schemas that editors read beside the
 * cases, and the list of types of events in the guide to writing them.
 */
const folder = new URL('../scenarios/schemas/', import.meta.url);
mkdirSync(folder, { recursive: true });
const schemas = {
  ...jsonSchemas(),
  negotiation: negotiationSchema(),
  model: modelJsonSchema(),
  backtests: jsonSchemaOf('back-tests.yaml: from which dates models are tried', planFile),
};
for (const [name, schema] of Object.entries(schemas)) {
  const file = new URL(`${name}.schema.json`, folder);
  const options = await resolveConfig(file);
  replaceFile(
    fileURLToPath(file),
    await format(JSON.stringify(schema), { ...options, parser: 'json' }),
  );
}

const guide = new URL('../README.md', folder);
const [before = '', , after = ''] = readFileSync(guide, 'utf8').split(
  /(?<=types:start -->)|(?=<!-- types:end)/,
);
const table = await format(typeTable(), { ...(await resolveConfig(guide)), parser: 'markdown' });
replaceFile(fileURLToPath(guide), `${before}\n\n${table}\n${after}`);
