import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml, readText } from '../case/document.ts';
import { branchFile, type BranchFile } from '../case/format.ts';
import { scenariosFolder, shippedCases } from '../case/shipped-cases.ts';

/** Names from the first shipped case, for examples that work as they stand. */
interface ExampleNames {
  readonly case: string;
  readonly branch: string;
  /** An event that the branch drops, and the day on which the branch leaves. */
  readonly event: string;
  readonly day: string;
  readonly year: string;
}

const PLACEHOLDERS: ExampleNames = {
  case: 'CASE',
  branch: 'BRANCH',
  event: 'EVENT',
  day: 'YYYY-MM-DD',
  year: 'YYYY',
};

/** An example with its names filled in: `show {event} --in {branch}`. */
export function filledIn(example: string, names: ExampleNames): string {
  return example.replace(/\{(case|branch|event|day|year)\}/g, (_, name: keyof ExampleNames) => {
    return names[name];
  });
}

/** Reads the names; where no case is shipped, or it has no such branch, words in capitals. */
export function exampleNames(): ExampleNames {
  try {
    const folder = scenariosFolder();
    const [first = ''] = shippedCases(folder);
    return namesIn(first, branchesIn(join(folder, first, 'branches')));
  } catch {
    // Help must come even where the scenarios are missing or being edited.
    return PLACEHOLDERS;
  }
}

function branchesIn(folder: string): BranchFile[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files
    .sort()
    .map((name) => parseYaml(readText(join(folder, name), name), name, branchFile));
}

function namesIn(name: string, branches: readonly BranchFile[]): ExampleNames {
  for (const { branch, at, edits } of branches) {
    const event = edits.flatMap(({ edit }) => (edit.kind === 'drop' ? [edit.target] : []))[0];
    if (
      event !== undefined &&
      branches.every((each) => each.branch !== branch || each.from === name)
    ) {
      return { case: name, branch, event, day: at, year: at.slice(0, 4) };
    }
  }
  return { ...PLACEHOLDERS, case: name };
}
