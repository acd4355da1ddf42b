/** Files that a command writes its answer to, as its options name them. */

import type { Command } from 'commander';
import type { FileKind } from '../../output/kind.ts';
import { Target } from '../../output/target.ts';
import { StoreError } from '../../store/failure.ts';
import { placeOfStore } from '../../store/place.ts';
import type { Cli, CommonOptions } from '../cli.ts';
import { DEFAULT_STORE, locationOf } from '../store.ts';

export interface ForceOption {
  readonly force?: boolean;
}

/** Adds the option that every command which writes a file has. */
export function addForce(command: Command): Command {
  return command.option('--force', 'replace an existing file even if it is of another kind');
}

/** Checks where an answer is to go; undefined where the option was not given. Throws UsageError. */
export function answerFile(
  cli: Cli,
  options: CommonOptions & ForceOption,
  flag: string,
  path: string | undefined,
  kind: FileKind,
): Target | undefined {
  if (path === undefined) return undefined;
  const locations = [locationOf(cli, options), locationOf(cli, {}), DEFAULT_STORE];
  return new Target(
    { flag, path, kind, force: options.force ?? false },
    { stores: locations.flatMap(fileOf), print: cli.out, kept: cli.kept },
  );
}

/** A place that is none is told when the store is opened. */
function fileOf(location: string): string[] {
  try {
    const place = placeOfStore(location);
    return place.kind === 'file' ? [place.path] : [];
  } catch (error) {
    if (error instanceof StoreError) return [];
    throw error;
  }
}
