import { type Model, noSuchModel } from '../../simulate/model/model.ts';
import { type RequestFault, RUN_MAX } from '../../simulate/request.ts';
import { charts, SET, type SimulationWanted, TALKS, typedIn, type View } from './setting.ts';
import { figure } from './words.ts';

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
    say('model', `${noModel(model, models)}; ${base.written.model} is shown.`);
  const { chart, of } = view;
  if (chart !== undefined && !charts.some((each) => each === chart))
    say('chart', `There is no view "${chart}": ${charts.join(', ')}.`);
  const { nine } = view;
  if (nine !== undefined && nine !== 'yes' && nine !== 'no')
    say('nine', `"nine" is "yes" or "no", not "${nine}".`);
  const { indicators, judged } = base.written;
  if (of !== undefined && !indicators.some(({ indicator }) => indicator === of))
    say('of', `The model measures no "${of}"; ${judged.by} is shown.`);
  const { run } = view;
  if (run !== undefined && wanted.run === undefined)
    say('run', `"${run}" cannot be the run: ${WHICH_RUN}; a typical one is shown.`);
  const typed = typedIn(view);
  return [...found, ...wanted.faults.map((fault) => complaint(fault, view, typed, wanted))];
}

function noModel(wanted: string, models: readonly Model[]): string {
  const names = models.map(({ written }) => written.model);
  return noSuchModel(wanted, names).replace('there', 'There').replace(/[.]$/, '');
}

const WHICH_RUN = `write a whole number from 0 to ${RUN_MAX}`;

/** A fault as somebody reads it who has an address, and what was taken instead. */
function complaint(
  { path: [field, name = '', place], message }: RequestFault,
  view: View,
  typed: ReturnType<typeof typedIn>,
  { base, setting, runs }: SimulationWanted,
): Complaint {
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  if (field === 'assume') {
    const key = `${SET}${name}`;
    const of = base.written.assumptions.find(({ assumption }) => assumption === name);
    if (of === undefined) return { key, message: sentence };
    const title = of.title ?? of.assumption;
    const why = `"${title}" cannot be "${view[key] ?? ''}": ${message}; the default is used.`;
    return { key, message: why };
  }
  if (field === 'variant' && name === 'concede') {
    const { in: talks = '', party = '' } = typed.variant.concede[Number(place)] ?? {};
    return { key: `${TALKS}${talks}.${party}`, message: `${sentence}.` };
  }
  if (field === 'variant') return { key: 'off', message: `${sentence}.` };
  const key = String(field);
  if (key === 'at') {
    const why = message.replace(/\.$/, '');
    return { key, message: `${why}; the simulation starts after the last event.` };
  }
  const taken: Readonly<Record<string, string>> = {
    runs: `${figure(runs)} runs are used`,
    months: `${setting.months} months are used`,
    seed: `seed ${setting.seed} is used`,
  };
  const instead = taken[key] === undefined ? '' : `; ${taken[key]}`;
  return { key, message: `"${view[key] ?? ''}" cannot be the ${key}: ${message}${instead}.` };
}
