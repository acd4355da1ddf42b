import type { Command } from 'commander';
import { type Cli, common, type CommonOptions } from '../cli.ts';
import { serveUntilStopped } from '../serving.ts';
import { wholeNumber } from '../simulation.ts';
import { withStore } from '../store.ts';

interface Options extends CommonOptions {
  readonly port?: string;
}

const PORT_MAX = 65_535;

export const portOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : wholeNumber('--port', text, 0, PORT_MAX);

export function addServe(program: Command, cli: Cli): void {
  const command = program
    .command('serve')
    .description('serves the workbench and the HTTP API of a store, on this machine only')
    .option('--port <number>', 'the port (default: 4747, or the next that is free)');
  common(command, cli, ['serve', 'serve --port 8080']);
  command.action(async (options: Options) => {
    const port = portOf(options.port);
    await withStore(cli, options, 'write', (store) => serveUntilStopped(cli, store, port));
  });
}
