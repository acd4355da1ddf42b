import { Boundary } from '../parts/failure/Boundary.tsx';
import { formatRoute, go, route$ } from '../state/route.ts';
import { screenOf, SCREENS } from '../screens.ts';
import { theme$, themes } from '../state/theme.ts';
import { useRx } from '../state/use-rx.ts';
import { help$, palette$ } from './everywhere.ts';
import { TimelineSwitcher } from './TimelineSwitcher.tsx';

export function Bar() {
  const route = useRx(route$);
  const theme = useRx(theme$);
  const here = screenOf(route.screen).name;
  return (
    <header className="bar">
      <span className="wordmark">detente</span>
      <nav aria-label="Screens">
        {SCREENS.map(({ name, title, icon: Icon }) => (
          <a
            key={name}
            href={formatRoute({ ...route, screen: name, view: {} })}
            aria-current={name === here ? 'page' : undefined}
            onClick={(click) => {
              if (click.metaKey || click.ctrlKey || click.shiftKey) return;
              click.preventDefault();
              go({ screen: name });
            }}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            <span>{title}</span>
          </a>
        ))}
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
