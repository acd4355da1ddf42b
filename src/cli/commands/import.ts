import { statSync } from 'node:fs';
import type { Command } from 'commander';
import { readCase } from '../../case/folder.ts';
import { checkJsonl, importJsonl } from '../../exchange/import.ts';
import { MemoryStore } from '../../store/memory/engine.ts';
import type { EventStore } from '../../store/port.ts';
import { type Cli, type CommonOptions, answer, common } from '../cli.ts';
import { UsageError } from '../../input/usage.ts';
import { isThere, locationOf, withStore } from '../store.ts';
import { Page, type Paper } from '../output/page.ts';
import { fileReport, importFolder, type ImportReport } from '../../report/import.ts';
import { counted, grouped } from '../../report/words.ts';

interface Options extends CommonOptions {
  readonly keepGoing?: boolean;
}

export function addImport(program: Command, cli: Cli): void {
  const command = program
    .command('import')
    .description('imports a case folder or an exported .jsonl file into the store; all or nothing')
    .argument('<path>', 'a folder with case.yaml, or a file written by export')
    .option('--keep-going', 'for a .jsonl file: import the valid lines and list the others');
  common(command, cli, ['import scenarios/{case}', 'import {case}.jsonl --store copy.db']);
  command.action(async (path: string, options: Options) => {
    const isFolder = folderOrFile(path);
    const files = isFolder ? readCase(path) : undefined;
    const fresh = !isThere(locationOf(cli, options));
    const put =
      files === undefined
        ? await fileImport(path, options.keepGoing ?? false, fresh)
        : await folderImport(path, files, fresh);
    await withStore(cli, options, 'create', async (store) => {
      answer(cli, options, await put(store), renderImport);
    });
  });
}

function folderOrFile(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return true;
  if (found?.isFile() === true && path.endsWith('.jsonl')) return false;
  throw new UsageError(
    found === undefined
      ? `there is nothing at ${path}: give a case folder, or a .jsonl file`
      : `${path} is neither a case folder nor a .jsonl file that export wrote`,
  );
}

type Put = (store: EventStore) => Promise<ImportReport>;

/** What is wrong with the input is found before a store is made. */
async function folderImport(
  path: string,
  files: ReturnType<typeof readCase>,
  fresh: boolean,
): Promise<Put> {
  if (fresh) await importFolder(new MemoryStore(), path, files);
  return (store) => importFolder(store, path, files);
}

/** A large file is not checked twice: beside no store is beside an empty one. */
async function fileImport(path: string, keepGoing: boolean, fresh: boolean): Promise<Put> {
  if (!fresh) {
    return async (store) => fileReport(store, path, await importJsonl(store, path, { keepGoing }));
  }
  const checked = await checkJsonl(new MemoryStore(), path, { keepGoing });
  return async (store) => fileReport(store, path, await checked.into(store));
}

function renderImport({ path, store, timelines, aside }: ImportReport, paper: Paper): Page {
  const page = new Page(paper);
  const fresh = timelines.reduce((sum, { appended }) => sum + appended, 0);
  page.title(
    fresh === 0
      ? `${path}: everything was already in ${store}`
      : `${path}: ${counted(fresh, 'new event')} in ${store}`,
  );
  page.table(
    [
      { head: 'timeline', least: 16 },
      { head: 'events', align: 'right' },
      { head: 'new', align: 'right' },
    ],
    timelines.map(({ timeline, events, appended }) => [
      timeline,
      grouped(events),
      appended === 0 ? '·' : grouped(appended),
    ]),
  );
  if (aside.length > 0) {
    page.heading(`Not imported: ${counted(aside.length, 'line')}`);
    for (const { line, message } of aside) {
      page.text(`${line === undefined ? '' : `line ${line}: `}${message}`, { hang: 2 });
    }
  }
  const [first] = timelines;
  if (first !== undefined) page.gap().command(`replay ${first.timeline}`);
  return page;
}
