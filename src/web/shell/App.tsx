import { useEffect } from 'react';
import { CitationDrawer } from '../parts/citation/CitationDrawer.tsx';
import { Arriving, Boundary } from '../parts/failure/Boundary.tsx';
import { Ribbon } from '../parts/Ribbon.tsx';
import { screenOf, SCREENS } from '../screens.ts';
import { listenForKeys } from '../state/keys.ts';
import { route$ } from '../state/route.ts';
import { reading$ } from '../state/timeline-data.ts';
import { useRx } from '../state/use-rx.ts';
import { Bar } from './Bar.tsx';
import { EVERYWHERE } from './everywhere.ts';
import { Help } from './Help.tsx';
import { Notices } from './Notices.tsx';
import { Palette } from './Palette.tsx';
import { Unread } from './Unread.tsx';

// Under way while the record is read.
screenOf(route$.value.screen).screen.get();

/** When the screens that are not on view are fetched: after the one that is has been drawn. */
const AFTER_MS = 1000;

/** The rest of the page works without a server once it is here; what fails is asked for anew when looked at. */
function fetchScreens(): void {
  for (const { screen } of SCREENS) screen.get();
}

/** The whole page: bar, ribbon, notices, one screen. */
export function App() {
  const { screen, timeline } = useRx(route$);
  const { name, title, screen: fetched } = screenOf(screen);
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
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Boundary of="The bar">
        <Bar />
      </Boundary>
      {reading.status === 'read' && (
        <Boundary of="The line that says what is hypothetical">
          <Ribbon read={reading.read} />
        </Boundary>
      )}
      <Boundary of="The notices">
        <Notices />
      </Boundary>
      <main className="screen" id="main" tabIndex={-1}>
        {reading.status === 'read' ? (
          <Arriving
            key={name}
            of={title}
            extent="screen"
            fetched={fetched}
            props={{ read: reading.read }}
            meanwhile={<h1>Reading {reading.read.name} …</h1>}
          />
        ) : (
          <Unread reading={reading} key={reading.name} />
        )}
      </main>
      {reading.status === 'read' && (
        <Boundary of="The source">
          <CitationDrawer read={reading.read} />
        </Boundary>
      )}
      <Boundary of="The search">
        <Palette />
      </Boundary>
      <Boundary of="Help">
        <Help />
      </Boundary>
    </>
  );
}
