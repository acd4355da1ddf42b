import type { Command } from 'commander';
import { parseEdtf } from '../../../domain/edtf.ts';
import type { Day } from '../../../domain/calendar.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { today } from '../../input/clock.ts';
import { lastDay, typedMoment } from '../arguments/dates.ts';
import { resolveTimeline } from '../arguments/names.ts';
import { progress } from '../output/progress.ts';
import { lastDayAfter, openWithCatalogue } from '../../report/read-timeline.ts';
import { replayReport } from '../../report/replay.ts';
import { renderReplay } from '../render/replay.ts';
import { withStore } from '../store.ts';
import type { Timeline } from '../../history/timeline.ts';

interface Options extends CommonOptions {
  readonly at?: string;
  readonly known?: string;
  readonly cascade?: boolean;
  readonly all?: boolean;
}

export function addReplay(program: Command, cli: Cli): void {
  const command = program
    .command('replay')
    .description('how things stood on a date: measures, relief, prisoners, talks, positions')
    .argument('<timeline>', 'CASE, CASE~BRANCH or a branch')
    .option('--at <date>', 'the date; a month or year means its end (default: today)')
    .option('--known <date>', 'only what the record held then: a day, or a moment in UTC')
    .option('--cascade', "leave out what a branch's edits knock out")
    .option('--all', 'also list every measure and every named person');
  common(command, cli, ['replay {case} --at {day}', 'replay {branch} --cascade --json']);
  command.action(async (name: string, options: Options) => {
    await withStore(cli, options, 'read', async (store) => {
      const known = options.known === undefined ? undefined : typedMoment('--known', options.known);
      const title = await resolveTimeline(store, name, cli.call);
      const opened = await openWithCatalogue(store, title, known);
      const day = await dayOf(cli, options.at, opened.timeline);
      const told = progress(cli, `reading ${title}`);
      const report = await replayReport(opened, day, {
        cascade: options.cascade ?? false,
        onEvents: told.step,
      });
      told.end();
      answer(cli, options, report, (each, paper) =>
        renderReplay(each, paper, options.all ?? false),
      );
    });
  });
}

/** The day asked for; else today, or a branch's last day where that lies in the future. */
export async function dayOf(
  cli: Cli,
  at: string | undefined,
  ...timelines: Timeline[]
): Promise<Day> {
  if (at !== undefined) return lastDay('--at', at);
  let day = parseEdtf(today(cli.env)).start;
  for (const timeline of timelines) day = (await lastDayAfter(timeline, day)) ?? day;
  return day;
}
