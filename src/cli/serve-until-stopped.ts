import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { now } from '../input/clock.ts';
import { UsageError } from '../input/usage.ts';
import { canListenOn, isLoopback } from '../server/addresses.ts';
import { type Running, startServer } from '../server/serve.ts';
import type { EventStore } from '../store/port.ts';
import type { Cli } from './cli.ts';
import { wholeNumber } from './arguments/simulation.ts';
import { version } from './version.ts';

/** What a command that serves is asked with, as typed. */
export interface ServingOptions {
  readonly port?: string;
  /** True where no address was given. */
  readonly host?: string | true;
}

/** Where to serve. */
export interface ServeAddress {
  readonly port: number | undefined;
  readonly host: string | undefined;
}

const PORT_MAX = 65_535;
const EVERYWHERE = '0.0.0.0';

/** Adds their options to a command. */
export function addPlace(command: Command): Command {
  return command
    .option('--port <number>', 'the port (default: 4747, or the next free one)')
    .option(
      '--host [address]',
      'also accept other machines, with a token (without an address: on every network address)',
    );
}

/** Throws UsageError. */
export function placeOf({ port, host }: ServingOptions): ServeAddress {
  const address = host === true ? EVERYWHERE : host;
  if (address !== undefined && !canListenOn(address)) {
    throw new UsageError(
      `--host "${address}": write an address or a name of this machine, like 192.168.1.5, without a port`,
    );
  }
  return {
    port: port === undefined ? undefined : wholeNumber('--port', port, 0, PORT_MAX),
    host: address,
  };
}

/** Serves the workbench until the command is told to end; prints where it is. */
export async function serveUntilStopped(
  cli: Cli,
  store: EventStore,
  place: ServeAddress,
): Promise<void> {
  const stopped = cli.stopped?.();
  const running: Running = await startServer({
    store,
    ...place,
    pageFolder: pageFolder(),
    version: version(),
    now: () => now(cli.env),
    onFailure: (error) => {
      cli.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    },
  });
  cli.out(place.host === undefined ? here(running) : elsewhere(running, place.host));
  await stopped;
  await running.close();
}

const here = ({ url }: Running): string => `\nWorkbench: ${url}\nPress Ctrl-C to stop.\n`;

function elsewhere({ links }: Running, host: string): string {
  const warning = isLoopback(host)
    ? ''
    : 'Warning: other machines can connect, and nothing is encrypted. Anyone who has\n' +
      'the link, or can watch the network, can read and edit the store: use a network\n' +
      'that you trust (SECURITY.md says what else you can do).\n';
  return (
    `\nWorkbench, for everyone who has the link:\n${links.map((each) => `  ${each}\n`).join('')}` +
    `The token in the link is valid until the server stops; programs send it as\n` +
    `authorization: Bearer TOKEN.\n${warning}Press Ctrl-C to stop.\n`
  );
}

/** The folder dist/web of this installation, from the sources as from a build. */
function pageFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, 'dist', 'web');
    if (folder === dirname(folder)) return join(import.meta.dirname, 'web');
  }
}
