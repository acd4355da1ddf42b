import { basename, extname } from 'node:path';
import { readText, readYaml } from '../../case/document.ts';
import { InputError, type Problem } from '../../input/problem.ts';
import { BadDescription } from '../../negotiate/failure.ts';
import { negotiationFile, type Setup, setupOf } from '../../negotiate/file.ts';
import { type GeniusFile, readGenius, readProfile } from '../../negotiate/genius/read.ts';
import type { Convention } from '../../negotiate/preferences/preferences.ts';
import { UsageError } from '../../input/usage.ts';

const WANTED =
  'give one YAML file, or the XML files of GENIUS: a domain and a profile for each party';

/** Reads a negotiation: one YAML file, or a domain and profiles of GENIUS. Throws InputError. */
export function readNegotiation(paths: readonly string[], convention?: Convention): Setup {
  const [first = ''] = paths;
  const kinds = new Set(paths.map((path) => extname(path).toLowerCase()));
  if (kinds.size === 1 && kinds.has('.xml')) return readGeniusFiles(paths, convention);
  if (paths.length !== 1 || !(kinds.has('.yaml') || kinds.has('.yml')))
    throw new UsageError(`these files do not make a negotiation: ${WANTED}`);
  const { value } = readYaml(readText(first, first), first, negotiationFile);
  return within(first, () =>
    setupOf(convention === undefined ? value : { ...value, evaluations: convention }),
  );
}

function readGeniusFiles(paths: readonly string[], convention: Convention = 'as-written'): Setup {
  const files = paths.map((path) => ({
    path,
    file: within(path, () => readGenius(readText(path, path))),
  }));
  const domains = files.filter(({ file }) => file.kind === 'domain');
  const profiles = files.filter(({ file }) => file.kind === 'profile');
  const [domain] = domains;
  if (domain?.file.kind !== 'domain' || domains.length > 1 || profiles.length < 2) {
    const found = `${domains.length} domains and ${profiles.length} profiles`;
    throw new UsageError(
      `there are ${found} of GENIUS: one domain and two or more profiles are needed`,
    );
  }
  const { issues } = domain.file;
  const names = partyNames(profiles.map(({ path }) => path));
  const parties = profiles.map(({ path, file }, i) =>
    within(path, () => readProfile(asProfile(file), issues, names[i] ?? path, convention)),
  );
  return {
    title: basename(domain.path, extname(domain.path)),
    problem: { issues, parties },
    tactics: parties.map(() => undefined),
    disagreement: 'reservation',
    rounds: 100,
  };
}

function asProfile(file: GeniusFile): Extract<GeniusFile, { kind: 'profile' }> {
  if (file.kind !== 'profile') throw new Error('sorted by kind before');
  return file;
}

/** A profile has no name of its own: its file's serves, with a number where two are alike. */
function partyNames(paths: readonly string[]): string[] {
  const names = paths.map((path) => basename(path, extname(path)));
  return names.map((name, i) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} ${i + 1}`,
  );
}

/** Tells in which file a description is wrong. */
export function within<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadDescription)) throw error;
    throw new InputError(
      error.faults.map(({ line, field, message }): Problem => ({
        file,
        message,
        ...(line === undefined ? {} : { line }),
        ...(field === undefined ? {} : { field }),
      })),
    );
  }
}
