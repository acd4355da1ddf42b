import { jsonSchemaOf } from '../../case/json-schema.ts';
import { modelFile } from './model-format.ts';

/** The written form of a model as a JSON Schema; what only the whole model can tell is left to its reader. */
export function modelJsonSchema(): object {
  return jsonSchemaOf(
    'models/*.yaml: what actors do, month by month, and under which assumptions',
    modelFile,
  );
}
