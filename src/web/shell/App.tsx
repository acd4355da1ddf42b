import { type ComponentType, useEffect } from 'react';
import { Branches } from '../branches/Branches.tsx';
import { Arriving, Boundary } from '../failure/Boundary.tsx';
import { Fetched, fetched } from '../failure/fetched.ts';
import { Replay } from '../replay/Replay.tsx';
import { CitationDrawer } from '../sources/CitationDrawer.tsx';
import { Sources } from '../sources/Sources.tsx';
import { type Read, reading$ } from '../state/reading.ts';
import { route$ } from '../state/route.ts';
import type { Screen } from '../state/screens.ts';
import { useRx } from '../state/use-rx.ts';
import { Bar, SCREEN_WORDS } from './Bar.tsx';
import { Help } from './Help.tsx';
import { listenForKeys } from './keys.ts';
import { Notices } from './Notices.tsx';
import { Palette } from './Palette.tsx';
import { Ribbon } from './Ribbon.tsx';
import { Unread } from './Unread.tsx';

/** Fetched when it is first looked at, so that the page stays small. */
const Simulate = fetched(
  () => import('../simulate/Simulate.tsx'),
  (module) => module.Simulate,
);

/** As above. */
const Compare = fetched(
  () => import('../compare/Compare.tsx'),
  (module) => module.Compare,
);

interface Props {
  readonly read: Read;
}

const SCREENS: Readonly<Record<Screen, ComponentType<Props> | Fetched<Props>>> = {
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
          <Ribbon read={reading.read} screen={screen} />
        </Boundary>
      )}
      <Boundary of="The notices">
        <Notices />
      </Boundary>
      <main className="screen" id="main" tabIndex={-1}>
        {reading.status === 'read' ? (
          <OnView screen={screen} read={reading.read} key={screen} />
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

/** One screen; the rest of the page outlives it. */
function OnView({ screen, read }: Props & { readonly screen: Screen }) {
  const of = SCREEN_WORDS[screen];
  const Shown = SCREENS[screen];
  if (Shown instanceof Fetched)
    return (
      <Arriving
        of={of}
        extent="screen"
        fetched={Shown}
        props={{ read }}
        meanwhile={<h1>Reading {read.name} …</h1>}
      />
    );
  return (
    <Boundary of={of} extent="screen">
      <Shown read={read} />
    </Boundary>
  );
}
