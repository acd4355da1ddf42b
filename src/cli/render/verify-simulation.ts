import { Page, type Paper } from '../output/page.ts';
import type { SimulatedView, VerifyResultReport } from '../../report/verify-simulation.ts';
import { counted } from '../../report/words.ts';

const SHOWN = 8;

/** What the check of simulated events adds to `verify`. */
export function addSimulated(page: Page, views: readonly SimulatedView[]): void {
  const { good, bad } = page.paper.ink;
  for (const { timeline, events, draws, again, wrong } of views) {
    page.gap();
    const told = `${timeline}: ${counted(draws, 'draw')} of ${counted(events, 'simulated event')}`;
    const rerun = again === 'yes' ? 'the run was run again' : `not run again (${again.slice(4)})`;
    if (wrong.length === 0) {
      page.text(`${told} come out the same; ${rerun}.`, { style: good });
      continue;
    }
    page.text(`${told}: ${counted(wrong.length, 'discrepancy')}; ${rerun}.`, {
      style: bad,
    });
    for (const { key, message } of wrong.slice(0, SHOWN))
      page.text(`${key}: ${message}`, { indent: 2, hang: 2 });
    if (wrong.length > SHOWN) page.text(`and ${wrong.length - SHOWN} more`, { indent: 2 });
  }
}

export function renderVerifyResult(report: VerifyResultReport, paper: Paper): Page {
  const { file, ok, manifest, runs, wrong } = report;
  const page = new Page(paper);
  const { good, bad } = paper.ink;
  page.text(
    ok
      ? `${file} holds what its runs give: ${counted(runs, 'run')} were run again.`
      : `${file} does not hold what its runs give.`,
    { style: ok ? good : bad },
  );
  page.quiet(
    `${manifest.timeline} after ${manifest.forkDate}, ${manifest.model}, seed ${manifest.seed}`,
  );
  for (const what of wrong.slice(0, SHOWN)) page.text(what, { indent: 2, hang: 2 });
  if (wrong.length > SHOWN) page.text(`and ${wrong.length - SHOWN} more`, { indent: 2 });
  return page;
}
