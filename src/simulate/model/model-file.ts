import { jsonSchemaOf } from '../../case/json-schema.ts';
import { modelFile } from './model-format.ts';
import { readYaml } from '../../case/document.ts';
import { InputError, type Problem } from '../../input/problem.ts';
import { hashOf, type Model } from './model.ts';
import { faultsOf } from './model-check.ts';

/**
 * Reads a model. Throws InputError with file, line and field of everything wrong.
 *
 * ```ts
 * import { shippedCase } from '../../../test/simulate/scene.ts';
 * import { readFileSync } from 'node:fs';
 * const file = `scenarios/${shippedCase}/models/ladder.yaml`;
 * const text = readFileSync(file, 'utf8');
 * readModel(text, file).written.model; // => 'ladder'
 * readModel(text.replace('model: ladder', 'modl: ladder'), file); // throws 'ladder.yaml'
 * ```
 */
export function readModel(text: string, shownAs: string): Model {
  const { value, lineOf } = readYaml(text, shownAs, modelFile);
  const problems = faultsOf(value).map(({ path, message }): Problem => {
    const line = lineOf(path);
    const field = path.join('.').replaceAll(/\.(\d+)/g, '[$1]');
    return { file: shownAs, ...(line === undefined ? {} : { line }), field, message };
  });
  if (problems.length > 0) throw new InputError(problems);
  return { written: value, hash: hashOf(value) };
}

/**
 * The written form of a model as a JSON Schema; what only the whole model can tell is left to its reader.
 *
 * ```ts
 * modelJsonSchema().title.startsWith('models/'); // => true
 * ```
 */
export function modelJsonSchema(): object {
  return jsonSchemaOf(
    'models/*.yaml: what actors do, month by month, and under which assumptions',
    modelFile,
  );
}
