import { createHash } from 'node:crypto';
import { readYaml } from '../case/document.ts';
import { InputError, type Problem } from '../case/problem.ts';
import { faultsOf } from './model-check.ts';
import { modelFile, type WrittenModel } from './model-format.ts';

/** A model that was read and checked: plain data, which goes to workers as it is. */
export interface Model {
  readonly written: WrittenModel;
  /** SHA-256 of what was read, in a canonical form: comments and layout do not change it. */
  readonly hash: string;
}

/** Reads a model. Throws InputError with file, line and field of everything wrong. */
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

export function hashOf(model: WrittenModel): string {
  return createHash('sha256').update(JSON.stringify(model), 'utf8').digest('hex');
}
