import type { Observation } from './observation.ts';
import type { Place } from './score.ts';
import type { IndicatorResult, QuarterResult, TrialResult } from './trial.ts';

/** One date, and what each model tried from it gave. */
export interface TrialReport {
  readonly why: string;
  readonly reading?: string;
  readonly results: readonly (TrialResult & { readonly hash: string })[];
}

/** A case's section of docs/back-tests.md. */
export function caseSection(title: string, trials: readonly TrialReport[]): string {
  return [`## ${title}`, ...trials.map(trialSection)].join('\n\n');
}

function trialSection({ why, reading, results }: TrialReport): string {
  const [first] = results;
  if (first === undefined) return '';
  return [
    `### From ${first.from}, ${first.months} months`,
    why,
    ...(reading === undefined ? [] : [`**Read plainly.** ${reading}`]),
    verdicts(results),
    ...(['held', 'freed'] as const).flatMap((name) => quarters(name, results)),
    outcomes(results),
    `Models as known then: ${results.map(({ model, hash }) => `${model} \`${hash.slice(0, 12)}\``).join(', ')}.`,
  ].join('\n\n');
}

/** How often what happened lay within the band, and how far off the runs and the guess were. */
function verdicts(results: TrialReport['results']): string {
  const rows = results.flatMap(({ model, indicators }) =>
    indicators.map((each): string[] => [
      model,
      each.title,
      each.verdict,
      insideOf(each),
      number(each.miss),
      number(each.guessMiss),
    ]),
  );
  const head = ['model', 'indicator', 'verdict', 'quarters inside', 'miss', "guess's miss"];
  return table(head, rows);
}

function insideOf({ quarters: all }: IndicatorResult): string {
  const judged = all.flatMap(({ place }) => (place === undefined ? [] : [place]));
  return `${judged.filter(({ inside }) => inside).length} of ${judged.length}`;
}

function quarters(indicator: string, results: TrialReport['results']): string[] {
  const found = results.flatMap(({ model, indicators }) => {
    const each = indicators.find(({ indicator: name }) => name === indicator);
    return each === undefined ? [] : [{ model, each }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const head = ['month', 'on record', ...found.map(({ model }) => `${model}: 10–50–90, place`)];
  const rows = first.each.quarters.map(({ month, observed }, q) => [
    month,
    seen(observed),
    ...found.map(({ each }) => placed(each.quarters[q])),
  ]);
  return [`${first.each.title} (${first.each.start} at the fork):`, table(head, rows)];
}

function seen({ low, high, rests }: Observation): string {
  const value = low === high ? number(low) : `${number(low)}–${number(high)}`;
  return rests === 'record' ? value : `${value} (${rests})`;
}

function placed(quarter: QuarterResult | undefined): string {
  if (quarter === undefined) return '';
  const { bands, place } = quarter;
  const band = `${number(bands.p10)}–${number(bands.p50)}–${number(bands.p90)}`;
  if (place === undefined) return `${band}, not judged`;
  return `${band}, ${placeText(place)}${place.inside ? '' : ', outside'}`;
}

const placeText = ({ low, high }: Place): string =>
  low === high ? `${low} %` : `${low}–${high} %`;

function outcomes(results: TrialReport['results']): string {
  const [first] = results;
  const head = ['outcome', 'happened', ...results.map(({ model }) => model)];
  const rows = (first?.outcomes ?? []).map(({ title, happened }, i) => [
    title,
    happened ? 'yes' : 'no',
    ...results.map((each) => `${Math.round(100 * (each.outcomes[i]?.given.value ?? 0))} %`),
  ]);
  return table(head, rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Whole where it is large enough; thousands apart, whatever the machine's language. */
function number(value: number): string {
  if (Math.abs(value) < 10 && !Number.isInteger(value)) return value.toFixed(1);
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
