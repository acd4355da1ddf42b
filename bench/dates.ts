import { isoDay } from '../domain/calendar.ts';
import { parseEdtf } from '../domain/edtf.ts';
import { Snapshots } from '../src/history/snapshots.ts';
import { openTimeline } from '../src/history/timeline.ts';
import { openStore } from '../src/store/open.ts';
import { now, percentile } from './clock.ts';
import { GENERATED_CASE } from './generate/case.ts';
import { Draws } from './generate/draws.ts';
import { type Group, time } from './row.ts';
import type { BenchSetting } from './setting.ts';

const ASKED = 400;

/** Any date in the timeline, once the marks are laid. */
export const dateRows: Group<BenchSetting> = async (setting) => {
  setting.say('any date');
  await using store = await openStore(setting.file);
  const timeline = await openTimeline(store, GENERATED_CASE);
  const snapshots = new Snapshots();
  const first = parseEdtf('1961-01-01').start;
  const last = parseEdtf('2020-12-31').start;
  const started = now();
  await snapshots.stateAt(timeline, last);
  const laid = now() - started;
  const draws = new Draws(setting.seed);
  const times: number[] = [];
  for (let i = 0; i < ASKED; i += 1) {
    const day = draws.between(first, last);
    const start = now();
    await snapshots.stateAt(timeline, day);
    times.push(now() - start);
  }
  const p95 = percentile(times, 0.95);
  return [
    {
      what: `any date of ${setting.events} events, warm (p95 of ${ASKED})`,
      ours: `median ${time(percentile(times, 0.5))}`,
      beside: `from the start: ${time(laid)}`,
      result: time(p95),
      reach: '≤ 16 ms',
      met: p95 <= 16,
      note:
        `Days between ${isoDay(first)} and ${isoDay(last)}, at random. The first answer lays the ` +
        'marks that the others start from.',
    },
  ];
};
