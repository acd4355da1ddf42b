import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readText } from '../../case/text-file.ts';
import { type Model, noSuchModel } from './model.ts';
import { readModel } from './model-file.ts';
import { UsageError } from '../../input/usage.ts';
import { scenariosFolder } from '../../case/shipped-cases.ts';

export interface FoundModel {
  readonly model: Model;
  readonly file: string;
}

/**
 * Names of the models that come with a case, in code unit order.
 *
 * ```ts
 * import { shippedCase } from '../../../test/simulate/scene.ts';
 * modelNames(shippedCase); // => ['ladder']
 * ```
 */
export function modelNames(caseName: string): string[] {
  const folder = modelsFolder(caseName);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .sort();
}

/**
 * Reads a model: a file of yours, or one that comes with the case. Throws InputError, UsageError.
 *
 * ```ts
 * import { shippedCase } from '../../../test/simulate/scene.ts';
 * findModel(shippedCase, 'ladder').model.written.model; // => 'ladder'
 * findModel(shippedCase, 'laddr'); // throws 'Did you mean ladder?'
 * ```
 */
export function findModel(caseName: string, wanted: string | undefined): FoundModel {
  if (wanted !== undefined && /[/\\]|\.ya?ml$/.test(wanted)) return readFrom(wanted);
  const names = modelNames(caseName);
  const [first] = names;
  if (wanted === undefined) {
    // Any of them will do to begin with: the answer names it, and says what the others say.
    if (first !== undefined) return readFrom(pathOf(caseName, first));
    throw new UsageError(
      `no model comes with ${caseName}: write one (docs/models.md) and name its file with --model FILE`,
    );
  }
  if (names.includes(wanted)) return readFrom(pathOf(caseName, wanted));
  throw new UsageError(noSuchModel(wanted, names));
}

function readFrom(file: string): FoundModel {
  return { model: readModel(readText(file, file), file), file };
}

const modelsFolder = (caseName: string): string => join(scenariosFolder(), caseName, 'models');
const pathOf = (caseName: string, name: string): string =>
  join(modelsFolder(caseName), `${name}.yaml`);
