import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { Branches } from '../branches/Branches.tsx';
import { Replay } from '../replay/Replay.tsx';
import { CitationDrawer } from '../parts/citation/CitationDrawer.tsx';
import { Sources } from '../sources/Sources.tsx';
import { type TimelineData, reading$ } from '../state/timeline-data.ts';
import { route$ } from '../state/route.ts';
import type { Screen } from '../screens.ts';
import { useRx } from '../state/use-rx.ts';
import { Bar, SCREEN_WORDS } from './Bar.tsx';
import { Help } from './Help.tsx';
import { listenForKeys } from '../state/keys.ts';
import { Notices } from './Notices.tsx';
import { Palette } from './Palette.tsx';
import { Ribbon } from '../parts/Ribbon.tsx';

/** Fetched when it is first looked at, so that the page stays small. */
const Simulate = lazy(async () => ({
  default: (await import('../simulate/Simulate.tsx')).Simulate,
}));

/** As above. */
const Compare = lazy(async () => ({
  default: (await import('../compare/Compare.tsx')).Compare,
}));

const SCREENS: Readonly<Record<Screen, ComponentType<{ readonly read: TimelineData }>>> = {
  replay: Replay,
  branches: Branches,
  compare: Compare,
  simulate: Simulate,
  sources: Sources,
};

/** The whole page: bar, ribbon, notices, one screen. */
export function App() {
  const { screen, timeline } = useRx(route$);
  const reading = useRx(reading$);
  useEffect(listenForKeys, []);
  useEffect(() => {
    document.title = `${SCREEN_WORDS[screen]}: ${timeline} – detente`;
  }, [screen, timeline]);
  const Screen = SCREENS[screen];
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Bar />
      {reading.status === 'read' && <Ribbon read={reading.read} screen={screen} />}
      <Notices />
      <main className="screen" id="main" tabIndex={-1}>
        {reading.status === 'read' && (
          <Suspense fallback={<h1>Reading {reading.read.name} …</h1>}>
            <Screen read={reading.read} key={screen} />
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
      <h1>{name} cannot be shown as the address asks</h1>
      <p>{message}</p>
      <p>Choose another one above.</p>
    </>
  );
}
