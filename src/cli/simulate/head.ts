import type { Manifest } from '../../simulate/many/result.ts';
import type { Page } from '../output/page.ts';
import { NOT_A_FORECAST } from '../../report/simulate-words.ts';
import { proseDate } from '../../report/words.ts';

/** Above every answer of a simulation: what is simulated, and under which assumptions. */
export function simulationHead(page: Page, title: string, manifest: Manifest, what: string): void {
  const { model, timeline, forkDate, seed, vary } = manifest;
  page.title(`${title}: ${what}`);
  page.text(
    `${NOT_A_FORECAST}: ${timeline} after ${proseDate(forkDate)}, model ${model}, seed ${seed}.`,
  );
  page.quiet(`Assumptions${vary ? ' (each run draws its own)' : ''}: ${assumptionsText(manifest)}`);
}

function assumptionsText({ assumptions, set }: Manifest): string {
  const parts = Object.entries(assumptions).map(([name, value]) => {
    const shown = typeof value === 'number' ? String(value) : `${value[0]} to ${value[1]}`;
    return `${name} ${shown}${set[name] === undefined ? '' : ' (set)'}`;
  });
  return parts.length === 0 ? 'none' : `${parts.join(', ')}.`;
}

/** The command that asks for this simulation again, up to how many or which runs. */
export function callOf(manifest: Manifest): string {
  const { timeline, model, forkDate, months, seed, set, vary } = manifest;
  const assumed = Object.entries(set).map(([name, value]) => ` --assume ${name}=${value}`);
  return (
    `simulate ${timeline} --model ${model} --at ${forkDate} --months ${months} --seed ${seed}` +
    assumed.join('') +
    (vary ? ' --vary' : '')
  );
}
