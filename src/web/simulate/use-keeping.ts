import { useEffect, useState } from 'react';
import { slug } from '../../../domain/text.ts';
import { go } from '../state/route.ts';
import type { Outcome } from '../state/outcome.ts';
import { keepRun, now } from '../state/work.ts';
import { type SimulationView, tellingOf } from './use-simulation.ts';

/** Making a branch of the run on view, to look at it in Replay. */
export interface KeepForm {
  /** The branch's own name, as it would be. */
  readonly name: string;
  readonly rename: (name: string) => void;
  /** Why it cannot be done now. */
  readonly cannot: string | undefined;
  /** Why it was not done. */
  readonly trouble: string | undefined;
  readonly busy: boolean;
  readonly open: () => void;
}

export function useKeeping(asked: SimulationView, run: number | undefined): KeepForm {
  const { wanted, ground } = asked;
  const usual = `run-${run ?? 0}-seed-${wanted.setting.seed}`;
  const [name, rename] = useState(usual);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    rename(usual);
    setTrouble(undefined);
  }, [usual]);
  const cannot = whyNot(name, ground.read.timeline.known);
  const open = (): void => {
    if (run === undefined || busy || cannot !== undefined) return;
    setBusy(true);
    setTrouble(undefined);
    keep(asked, run, name)
      .then((kept) => {
        if (kept.ok) go({ screen: 'replay', timeline: kept.value, view: {} });
        else setTrouble(kept.message);
      })
      .catch((error: unknown) => {
        setTrouble(error instanceof Error ? error.message : String(error));
      })
      .finally(() => {
        setBusy(false);
      });
  };
  return { name, rename, cannot, trouble, busy, open };
}

function whyNot(name: string, known: string | undefined): string | undefined {
  if (known !== undefined)
    return 'A branch needs everything known today: clear “As known on” in Replay';
  const found = slug.safeParse(name);
  return found.success ? undefined : `The name ${found.error.issues[0]?.message ?? 'will not do'}`;
}

async function keep(asked: SimulationView, run: number, name: string): Promise<Outcome<string>> {
  const { engine, ground, wanted } = asked;
  const recorded = now();
  const kept = await engine.keep({ ...tellingOf(ground, wanted, run), recorded, name });
  const { from, at, question } = kept.opening;
  const { seed, months, set } = wanted.setting;
  const { model } = wanted.base.written;
  const { variant } = wanted;
  const asking = { from, name, at, model, variant, run, seed, months, set, question };
  return keepRun(asking, kept.events, recorded);
}
