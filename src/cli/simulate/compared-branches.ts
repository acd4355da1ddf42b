import type { BranchComparison } from '../../simulate/questions/compare.ts';
import type { Estimate } from '../../simulate/statistics/intervals.ts';
import type { AcrossSeeds, Leader } from '../../simulate/statistics/paired-difference.ts';
import type { Page } from '../output/page.ts';
import { counted, figure, grouped, percentage, signed } from '../../report/words.ts';

type Compared = BranchComparison['measures'][number];

/** Two timelines run by run: differences, who has more, whether the seed decides. */
export function renderComparison(page: Page, comparison: BranchComparison, about: string): void {
  const { a, b, runs, measures } = comparison;
  page.heading(`A: ${a}, B: ${b}`);
  page.text(
    `${counted(runs, 'run')} of each at the end, paired run by run on the same draws; outcomes are shares of runs.`,
  );
  page.table(
    [
      { head: 'at the end', least: 20 },
      { head: 'A', align: 'right' },
      { head: 'B', align: 'right' },
      { head: 'A − B (95%)', align: 'right' },
      { head: 'more in A', align: 'right' },
      { head: 'in B', align: 'right' },
    ],
    measures.map(({ title, compared }) => [
      title,
      figure(compared.meanA),
      figure(compared.meanB),
      differenceText(compared.difference),
      percentage(compared.moreInA.value),
      percentage(compared.moreInB.value),
    ]),
  );
  const judged = measures.find(({ name }) => name === about);
  if (judged !== undefined) renderVerdict(page, judged);
  page.quiet('Intervals of differences by the normal approximation, from exact sums.');
}

function renderVerdict(page: Page, { title, better, compared, seeds }: Compared): void {
  const { leader, worth } = compared;
  const judged = better === undefined || leader === 'neither' ? '' : `; ${better} is better`;
  page.gap().text(`${title}: ${SAYS[leader]}${judged}.`);
  if (seeds !== undefined) page.text(seedsText(seeds));
  if (worth !== undefined && worth > 1) {
    page.quiet(
      `Without shared draws ${figure(worth)} times as many runs would be needed for the same interval.`,
    );
  }
}

const SAYS: Readonly<Record<Leader, string>> = {
  A: 'more in A',
  B: 'more in B',
  neither: 'no difference beyond chance',
};

/** Does the winner depend on the seed? */
function seedsText({ seeds, agreed, contradicts, spread }: AcrossSeeds): string {
  const each = `differences from ${figure(spread[0])} to ${figure(spread[1])}`;
  if (agreed !== undefined) return `All ${grouped(seeds.length)} seeds agree (${each}).`;
  return contradicts
    ? `The seeds contradict each other (${each}): the winner depends on chance.`
    : `Not all of ${grouped(seeds.length)} seeds decide it (${each}): more runs are needed.`;
}

function differenceText({ value, low, high }: Estimate): string {
  return `${signed(value)} (${signed(low)} to ${signed(high)})`;
}
