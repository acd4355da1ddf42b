import { isoMonth } from '../../domain/calendar.ts';
import type { Event } from '../../domain/event.ts';
import { type Manifest, manifestOf } from '../simulate/many/result.ts';
import type { Story, ToldDraw } from '../simulate/story/story.ts';
import type { Simulator } from '../simulate/run/run.ts';

/** One simulated future as a report. */
export interface StoryReport {
  readonly manifest: Manifest;
  readonly title: string;
  readonly run: number;
  readonly assumptions: Readonly<Record<string, number>>;
  readonly months: readonly StoryMonth[];
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly title: string;
    /** Month in which it was first met; null when it was not. */
    readonly met: string | null;
  }[];
  /** Branch that the run was kept as. */
  readonly kept?: string;
}

export interface StoryMonth {
  readonly month: string;
  readonly happened: readonly {
    readonly key: string;
    readonly type: Event['type'];
    readonly on: string;
    readonly by: string;
    readonly actor: string;
    readonly summary: string;
    readonly draws: readonly DrawView[];
  }[];
  readonly refused: readonly {
    readonly on: string;
    readonly by: string;
    readonly summary: string;
    readonly rule: string;
    readonly reason: string;
    readonly draws: readonly DrawView[];
  }[];
  /** Policies whose condition held and that were not done, with the draw that said no. */
  readonly notDone: readonly {
    readonly by: string;
    readonly chance: number;
    readonly drawn?: number;
    readonly nothingLeft: boolean;
  }[];
  /** How talks of the month went. */
  readonly talks: readonly { readonly by: string; readonly note: string }[];
  /** Each indicator at the month's end. */
  readonly indicators: Readonly<Record<string, number>>;
}

export interface DrawView {
  readonly key: string;
  readonly use: string;
  readonly value: number;
  readonly below?: number;
  /** What came of it. */
  readonly gives?: string;
}

export function storyReport(simulator: Simulator, story: Story, kept?: string): StoryReport {
  const { written } = simulator.program.model;
  const { firstMonth } = simulator.start;
  return {
    manifest: manifestOf(simulator),
    title: written.title,
    run: story.run,
    assumptions: story.assumptions,
    months: story.series.map((values, m) =>
      monthOf(story, firstMonth + m, namedValues(written.indicators, values)),
    ),
    outcomes: written.outcomes.map(({ outcome, title }, i) => {
      const met = story.outcomes[i] ?? -1;
      return { outcome, title, met: met < 0 ? null : isoMonth(firstMonth + met) };
    }),
    ...(kept === undefined ? {} : { kept }),
  };
}

function namedValues(
  indicators: readonly { readonly indicator: string }[],
  values: readonly number[],
): Record<string, number> {
  return Object.fromEntries(indicators.map(({ indicator }, i) => [indicator, values[i] ?? 0]));
}

function monthOf(story: Story, number: number, indicators: Record<string, number>): StoryMonth {
  const month = isoMonth(number);
  return {
    month,
    happened: story.events
      .filter(({ event }) => event.occurred.startsWith(month))
      .map(({ event, by, draws }) => ({
        key: event.key,
        type: event.type,
        on: event.occurred,
        by,
        actor: event.actor,
        summary: event.summary,
        draws: draws.map(drawView),
      })),
    refused: story.refused
      .filter(({ occurred }) => occurred.startsWith(month))
      .map(({ occurred, by, summary, rule, reason, draws }) => ({
        on: occurred,
        by,
        summary,
        rule,
        reason,
        draws: draws.map(drawView),
      })),
    notDone: story.attempts
      .filter((each) => each.month === number && (!each.done || each.nothingLeft))
      .map(({ by, chance, drawn, nothingLeft }) => ({
        by,
        chance,
        ...(drawn === undefined ? {} : { drawn }),
        nothingLeft,
      })),
    talks: story.attempts.flatMap(({ month: at, by, note }) =>
      at === number && note !== undefined ? [{ by, note }] : [],
    ),
    indicators,
  };
}

const drawView = ({ key, use, value, below, gives }: ToldDraw): DrawView => ({
  key,
  use,
  value,
  ...(below === undefined ? {} : { below }),
  ...(gives === undefined ? {} : { gives }),
});
