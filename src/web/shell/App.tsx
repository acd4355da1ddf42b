import { lazy, Suspense, useEffect } from 'react';
import { CitationDrawer } from '../parts/citation/CitationDrawer.tsx';
import { Ribbon } from '../parts/Ribbon.tsx';
import { screenOf, SCREENS } from '../screens.ts';
import { listenForKeys } from '../state/keys.ts';
import { reading$ } from '../state/timeline-data.ts';
import { route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { Bar } from './Bar.tsx';
import { EVERYWHERE } from './everywhere.ts';
import { Help } from './Help.tsx';
import { Notices } from './Notices.tsx';
import { Palette } from './Palette.tsx';

const VIEWS = new Map(
  SCREENS.map(({ name, load }) => [name, lazy(async () => ({ default: await load() }))]),
);

// Under way while the record is read.
screenOf(route$.value.screen)
  .load()
  .catch(() => undefined);

/** When the screens that are not on view are fetched: after the one that is has been drawn. */
const AFTER_MS = 1000;

/** The rest of the page works without a server once it is here; what fails is fetched when looked at. */
function fetchScreens(): void {
  for (const { load } of SCREENS) load().catch(() => undefined);
}

/** The whole page: bar, ribbon, notices, one screen. */
export function App() {
  const { screen, timeline } = useRx(route$);
  const { name, title } = screenOf(screen);
  const reading = useRx(reading$);
  useEffect(() => listenForKeys(EVERYWHERE), []);
  useEffect(() => {
    document.title = `${title}: ${timeline} – detente`;
  }, [title, timeline]);
  const isRead = reading.status === 'read';
  useEffect(() => {
    if (!isRead) return;
    const later = setTimeout(fetchScreens, AFTER_MS);
    return () => {
      clearTimeout(later);
    };
  }, [isRead]);
  const Screen = VIEWS.get(name);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Bar />
      {reading.status === 'read' && <Ribbon read={reading.read} />}
      <Notices />
      <main className="screen" id="main" tabIndex={-1}>
        {reading.status === 'read' && (
          <Suspense fallback={<h1>Reading {reading.read.name} …</h1>}>
            {Screen && <Screen read={reading.read} key={name} />}
          </Suspense>
        )}
        {reading.status === 'reading' && <h1>Reading {reading.name || 'the record'} …</h1>}
        {reading.status === 'missing' && <Missing name={reading.name} message={reading.message} />}
      </main>
      {reading.status === 'read' && <CitationDrawer read={reading.read} />}
      <Palette />
      <Help />
    </>
  );
}

function Missing({ name, message }: { readonly name: string; readonly message: string }) {
  return (
    <>
      <h1>{name} cannot be shown</h1>
      <p>{message}</p>
      <p>Choose another timeline above.</p>
    </>
  );
}
