import type { Command } from 'commander';
import { type Cli, common, type CommonOptions } from '../cli.ts';
import {
  addPlace,
  placeOf,
  serveUntilStopped,
  type ServingOptions,
} from '../serve-until-stopped.ts';
import { withStore } from '../store.ts';

interface Options extends CommonOptions, ServingOptions {}

export function addServe(program: Command, cli: Cli): void {
  const command = addPlace(
    program
      .command('serve')
      .description(
        'serves the workbench and the HTTP API, on this machine only unless --host is given',
      ),
  );
  common(command, cli, ['serve', 'serve --port 8080', 'serve --host 192.168.1.5']);
  command.action(async (options: Options) => {
    const place = placeOf(options);
    await withStore(cli, options, 'write', (store) => serveUntilStopped(cli, store, place));
  });
}
