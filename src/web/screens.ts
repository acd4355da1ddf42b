import { Columns2, Dices, GitBranch, History, LibraryBig, type LucideIcon } from 'lucide-react';
import { type Fetched, fetched } from './parts/failure/fetched-part.ts';
import type { TimelineData } from './state/timeline-data.ts';

/** A screen of the page, as the bar, the keys, the search and the help have it. */
interface ScreenEntry {
  /** Its word in the address. */
  readonly name: string;
  readonly title: string;
  /** What a user does there. */
  readonly help: string;
  readonly icon: LucideIcon;
  /** Fetched when it is first looked at, so that the page stays small. */
  readonly screen: Fetched<{ readonly read: TimelineData }>;
}

/** Every screen, in the order of the bar: its place there is its key. The first is the one to begin with. */
export const SCREENS = [
  {
    name: 'replay',
    title: 'Replay',
    help: 'shows the events day by day, and what was in force',
    icon: History,
    screen: fetched(
      () => import('./replay/Replay.tsx'),
      (module) => module.Replay,
    ),
  },
  {
    name: 'branches',
    title: 'Branches',
    help: 'changes what happened, to ask “what if”',
    icon: GitBranch,
    screen: fetched(
      () => import('./branches/Branches.tsx'),
      (module) => module.Branches,
    ),
  },
  {
    name: 'compare',
    title: 'Compare',
    help: 'shows how timelines differ',
    icon: Columns2,
    screen: fetched(
      () => import('./compare/Compare.tsx'),
      (module) => module.Compare,
    ),
  },
  {
    name: 'simulate',
    title: 'Simulate',
    help: 'runs a model forward from the timeline',
    icon: Dices,
    screen: fetched(
      () => import('./simulate/Simulate.tsx'),
      (module) => module.Simulate,
    ),
  },
  {
    name: 'sources',
    title: 'Sources',
    help: 'lists the sources and what rests on them',
    icon: LibraryBig,
    screen: fetched(
      () => import('./sources/Sources.tsx'),
      (module) => module.Sources,
    ),
  },
] as const satisfies readonly ScreenEntry[];

declare module './state/route.ts' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- all it says is whom it extends
  interface ScreenNames extends Record<(typeof SCREENS)[number]['name'], true> {}
}

/** The screen that an address asks for, or the first. */
export const screenOf = (name: string): (typeof SCREENS)[number] =>
  SCREENS.find((each) => each.name === name) ?? SCREENS[0];
