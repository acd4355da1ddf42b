import { plain, type Shortcut } from '../state/keys.ts';
import { look, route$ } from '../state/route.ts';
import { type Engine, isBusy } from './engine.ts';
import { showRun } from './show-run.ts';
import { chartAfter, chartIn, touched$, type SimulationWanted, withoutSet } from './setting.ts';

const CONTROLS = 'button, a, summary, [tabindex]:not(main)';

/** The keys of the screen, as things stand. */
export function simulateKeys(
  engine: Engine,
  wanted: SimulationWanted,
  run: number | undefined,
  open: () => void,
): Shortcut[] {
  return [...settingKeys(engine, wanted), ...viewKeys(run, open)];
}

const does = (fits: boolean, work: () => void): boolean => {
  if (fits) work();
  return fits;
};

const settingKeys = (engine: Engine, wanted: SimulationWanted): Shortcut[] => [
  {
    keys: 'R',
    does: 'uses the next seed',
    handle: (event) =>
      does(plain(event, 'r') && !event.shiftKey, () => {
        look({ seed: String(wanted.setting.seed + 1) });
      }),
  },
  {
    keys: 'Shift R',
    does: 'resets the assumption that was changed last, then all of them',
    handle: (event) =>
      does(plain(event, 'r') && event.shiftKey, () => {
        const { view } = route$.value;
        const last = touched$.value;
        look(
          last !== undefined && `set.${last}` in view
            ? { [`set.${last}`]: undefined }
            : withoutSet(view),
        );
      }),
  },
  {
    keys: 'Ctrl .',
    does: 'stops and keeps the result so far',
    handle: (event) =>
      does(event.key === '.' && event.ctrlKey && isBusy(engine.progress$.value), () => {
        engine.stop();
      }),
  },
];

const viewKeys = (run: number | undefined, open: () => void): Shortcut[] => [
  {
    keys: 'V',
    does: 'goes to the next view of the runs',
    handle: (event) =>
      does(plain(event, 'v'), () => {
        look({ chart: chartAfter(chartIn(route$.value.view), 1) });
      }),
  },
  {
    keys: 'Enter',
    does: 'opens this run in Replay, as a branch',
    handle: (event) => {
      const isOnControl = event.target instanceof Element && event.target.matches(CONTROLS);
      return does(
        plain(event, 'Enter') && chartIn(route$.value.view) === 'run' && !isOnControl,
        open,
      );
    },
  },
  {
    keys: ', and .',
    does: 'goes to the previous or the next run',
    handle: (event) =>
      run !== undefined &&
      does(plain(event, ',') || plain(event, '.'), () => {
        showRun(run + (event.key === '.' ? 1 : -1));
      }),
  },
];
