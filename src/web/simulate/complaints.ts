import type { Model } from '../../simulate/model/model.ts';
import {
  actsOf,
  charts,
  concessionIn,
  MONTHS,
  offIn,
  RUN_MAX,
  RUNS,
  SEED_MAX,
  startOf,
  TALKS,
  valueOf,
  type View,
  type SimulationWanted,
  whole,
} from './setting.ts';
import { figure } from '../../report/words.ts';

/** Something that the address asks for and does not get. */
export interface Complaint {
  /** Its name in the address. */
  readonly key: string;
  readonly message: string;
}

/** Everything in the address that cannot be, and what was taken instead. */
export function complaintsOf(
  view: View,
  models: readonly Model[],
  wanted: SimulationWanted,
): Complaint[] {
  const { base } = wanted;
  const found: Complaint[] = [];
  const say = (key: string, message: string): void => {
    found.push({ key, message });
  };
  const model = view['model'];
  if (model !== undefined && !models.some(({ written }) => written.model === model))
    say('model', `There is no model "${model}"; ${base.written.model} is shown.`);
  const { chart, of } = view;
  if (chart !== undefined && !charts.some((each) => each === chart))
    say('chart', `There is no view "${chart}": ${charts.join(', ')}.`);
  const { nine } = view;
  if (nine !== undefined && nine !== 'yes' && nine !== 'no')
    say('nine', `Nine runs are on view at once or not: "yes" or "no", not "${nine}".`);
  const { indicators, judged } = base.written;
  if (of !== undefined && !indicators.some(({ indicator }) => indicator === of))
    say('of', `The model measures no "${of}"; ${judged.by} is shown.`);
  const { wrong } = startOf(view);
  if (wrong !== undefined) say('at', `"${wrong}" is no date; it starts after the last event.`);
  for (const [key, least, most, taken] of [
    ['runs', RUNS.least, RUNS.most, `${figure(wanted.runs)} are made`],
    ['months', MONTHS.least, MONTHS.most, `${wanted.setting.months} are told`],
    ['seed', 0, SEED_MAX, `seed ${wanted.setting.seed} is taken`],
    ['run', 0, RUN_MAX, 'a typical one is shown'],
  ] as const) {
    const text = view[key];
    if (text !== undefined && whole(text, least, most) === undefined)
      say(
        key,
        `"${text}" cannot be the ${key}: write a whole number from ${least} to ${most}; ${taken}.`,
      );
  }
  return [...found, ...ofAssumptions(view, base), ...ofActors(view, base)];
}

function ofAssumptions(view: View, { written }: Model): Complaint[] {
  const { assumptions, model } = written;
  return Object.entries(view)
    .filter(([key]) => key.startsWith('set.'))
    .flatMap(([key, text]) => {
      const name = key.slice('set.'.length);
      const of = assumptions.find(({ assumption }) => assumption === name);
      if (of === undefined)
        return [{ key, message: `The model ${model} has no assumption "${name}".` }];
      if (valueOf(of, text) !== undefined) return [];
      const [low, high] = of.range;
      const kind = of.integer ? 'a whole number' : 'a number';
      const message = `"${of.title ?? name}" cannot be "${text}": ${kind} from ${low} to ${high} (${of.unit}); its default is taken.`;
      return [{ key, message }];
    });
}

function ofActors(view: View, { written }: Model): Complaint[] {
  const known = actsOf(written);
  const off = offIn(view)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      key: 'off',
      message: `The model ${written.model} has no policy "${name}" to switch off.`,
    }));
  const talks = Object.entries(view)
    .filter(([key]) => key.startsWith(TALKS))
    .flatMap(([key, text]) => {
      const isKnown = written.negotiations.some(({ negotiation, parties }) =>
        parties.some(({ party }) => key === `${TALKS}${negotiation}.${party}`),
      );
      if (!isKnown)
        return [{ key, message: `The model ${written.model} has no such talks: ${key}.` }];
      if (concessionIn(text) !== undefined) return [];
      return [{ key, message: `Nobody concedes "${text}": late, evenly or early.` }];
    });
  return [...off, ...talks];
}
