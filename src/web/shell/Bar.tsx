import { Columns2, Dices, GitBranch, History, LibraryBig } from 'lucide-react';
import { Boundary } from '../failure/Boundary.tsx';
import { formatRoute, go, route$ } from '../state/route.ts';
import { type Screen, screens } from '../state/screens.ts';
import { theme$, themes } from '../state/theme.ts';
import { useRx } from '../state/use-rx.ts';
import { help$ } from './Help.tsx';
import { palette$ } from './palette.ts';
import { TimelineSwitcher } from './TimelineSwitcher.tsx';

const LINKS: Readonly<Record<Screen, { readonly word: string; readonly icon: typeof History }>> = {
  replay: { word: 'Replay', icon: History },
  branches: { word: 'Branches', icon: GitBranch },
  compare: { word: 'Compare', icon: Columns2 },
  simulate: { word: 'Simulate', icon: Dices },
  sources: { word: 'Sources', icon: LibraryBig },
};

/** What the screens are called. */
export const SCREEN_WORDS: Readonly<Record<Screen, string>> = {
  replay: LINKS.replay.word,
  branches: LINKS.branches.word,
  compare: LINKS.compare.word,
  simulate: LINKS.simulate.word,
  sources: LINKS.sources.word,
};

export function Bar() {
  const route = useRx(route$);
  const theme = useRx(theme$);
  return (
    <header className="bar">
      <span className="wordmark">detente</span>
      <nav aria-label="Screens">
        {screens.map((screen) => {
          const { word, icon: Icon } = LINKS[screen];
          return (
            <a
              key={screen}
              href={formatRoute({ ...route, screen, view: {} })}
              aria-current={screen === route.screen ? 'page' : undefined}
              onClick={(click) => {
                if (click.metaKey || click.ctrlKey || click.shiftKey) return;
                click.preventDefault();
                go({ screen });
              }}
            >
              <Icon size={16} strokeWidth={1.75} aria-hidden />
              <span>{word}</span>
            </a>
          );
        })}
      </nav>
      <Boundary of="The choice of timelines">
        <TimelineSwitcher />
      </Boundary>
      <label className="theme">
        <span className="unseen">Theme</span>
        <select
          value={theme}
          onChange={({ target }) => {
            theme$.next(themes.find((each) => each === target.value) ?? 'system');
          }}
        >
          {themes.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <button
        type="button"
        title="Search (Ctrl K or /)"
        onClick={() => {
          palette$.next(true);
        }}
      >
        Search
      </button>
      <button
        type="button"
        title="Help and shortcuts (?)"
        onClick={() => {
          help$.next(true);
        }}
      >
        Help
      </button>
    </header>
  );
}
