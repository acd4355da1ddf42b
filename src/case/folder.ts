import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { parseYaml, type ReadDocument, readText, readYaml } from './document.ts';
import {
  branchFile,
  type BranchFile,
  caseFile,
  castFile,
  claimsFile,
  type Claim,
  eventsFile,
  sourcesFile,
  witnessFile,
  type WrittenCorrection,
  type WrittenEvent,
} from './format.ts';
import { InputError } from '../input/problem.ts';
import { parsing, problemsOf } from '../input/wording.ts';

/** A case folder as read: checked file by file, not yet against each other. */
export interface CaseSources {
  readonly folder: string;
  readonly case: z.infer<typeof caseFile>;
  readonly sources: z.infer<typeof sourcesFile>;
  readonly cast: z.infer<typeof castFile>;
  readonly events: readonly {
    readonly file: string;
    readonly line: number;
    readonly event: WrittenEvent | WrittenCorrection;
  }[];
  readonly branches: readonly {
    readonly file: string;
    readonly branch: BranchFile;
    /** Line of each edit. */
    readonly lines?: readonly number[];
  }[];
  readonly claims: readonly Claim[];
  readonly witness: z.infer<typeof witnessFile> | undefined;
}

/** Reads a case folder. Throws InputError naming file, line and field of everything wrong. */
export function readCase(folder: string): CaseSources {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new InputError([{ file: folder, message: 'there is no such case folder' }]);
  }
  const problems: InputError['problems'][number][] = [];
  const attempt = <T>(read: () => T, otherwise: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      return otherwise;
    }
  };
  const yaml = <T>(name: string, schema: z.ZodType<T>, otherwise: T): T =>
    attempt(() => parseYaml(readText(join(folder, name), name), name, schema), otherwise);

  const required = ['case.yaml', 'sources.yaml', 'cast.yaml', 'events'];
  for (const name of required.filter((each) => !existsSync(join(folder, each)))) {
    problems.push({
      file: join(folder, name),
      message: 'missing: a case needs case.yaml, sources.yaml, cast.yaml and a folder named events',
    });
  }
  if (problems.length > 0) throw new InputError(problems);

  const sources: CaseSources = {
    folder,
    case: yaml('case.yaml', caseFile, undefined as never),
    sources: yaml('sources.yaml', sourcesFile, []),
    cast: yaml('cast.yaml', castFile, []),
    events: attempt(() => list(folder, 'events'), []).flatMap((file) =>
      attempt(() => readEvents(folder, file), []),
    ),
    branches: attempt(() => list(folder, 'branches'), []).flatMap((file) =>
      attempt(() => [readBranch(folder, file)], []),
    ),
    claims: existsSync(join(folder, 'claims.yaml')) ? yaml('claims.yaml', claimsFile, []) : [],
    witness: attempt(() => readWitness(folder), undefined),
  };
  if (problems.length > 0) throw new InputError(problems);
  return sources;
}

function read<T>(folder: string, file: string, schema: z.ZodType<T>): ReadDocument<T> {
  return readYaml(readText(join(folder, file), file), file, schema);
}

function readEvents(folder: string, file: string): CaseSources['events'] {
  const { value, lineOf } = read(folder, file, eventsFile);
  return value.map((event, i) => ({ file, line: lineOf([i]) ?? 1, event }));
}

function readBranch(folder: string, file: string): CaseSources['branches'][number] {
  const { value, lineOf } = read(folder, file, branchFile);
  return { file, branch: value, lines: value.edits.map((_, i) => lineOf(['edits', i]) ?? 1) };
}

function readWitness(folder: string): CaseSources['witness'] {
  const path = join(folder, 'witness.json');
  if (!existsSync(path)) return undefined;
  const result = witnessFile.safeParse(parseJson(readText(path, 'witness.json')), parsing);
  if (result.success) return result.data;
  throw new InputError(problemsOf('witness.json', result.error));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const message = 'this is not valid JSON: run scripts/write-witness.ts to write it again';
    throw new InputError([{ file: 'witness.json', message }]);
  }
}

/** YAML files of a subfolder, by name in code unit order. Throws InputError for files it would miss. */
function list(folder: string, sub: string): string[] {
  const path = join(folder, sub);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) {
    throw new InputError([
      { file: sub, message: 'this is a file; a folder of .yaml files is expected' },
    ]);
  }
  const names = readdirSync(path).sort();
  const [missed] = names.filter((name) => /\.ya?ml$/i.test(name) && !name.endsWith('.yaml'));
  if (missed !== undefined) {
    const message = 'this file would be ignored: rename it to end in .yaml, in lower case';
    throw new InputError([{ file: `${sub}/${missed}`, message }]);
  }
  return names.filter((name) => name.endsWith('.yaml')).map((name) => `${sub}/${name}`);
}
