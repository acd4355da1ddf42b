import { FLOW_HISTORY, type FlowKind, flowKinds } from './flows.ts';

/**
 * What can be measured of a world, as models name it:
 *
 *   held:KIND                    people held by that count, computed
 *   standing:SENDER              measures that stand; in-force:, licensed:, suspended: tell them apart
 *   listings:SENDER              persons and entities listed under measures that stand
 *   promised:ACTOR               commitments of the actor that are open
 *   released, eased:ACTOR …      what happened since the fork, by anybody or by one actor
 *   released@3                   … in the last three months, those before the fork included
 *   fired:POLICY                 acts of a policy since the fork
 *   since:released               months since it last happened: 0 in the month just ended
 */
export type Gauge =
  | { readonly kind: 'held'; readonly of: string }
  | { readonly kind: 'register'; readonly what: RegisterFigure; readonly sender: string }
  | { readonly kind: 'promised'; readonly actor: string }
  | { readonly kind: 'total' | 'since'; readonly flow: string }
  | { readonly kind: 'recent'; readonly flow: string; readonly months: number };

export const registerFigures = [
  'standing',
  'in-force',
  'licensed',
  'suspended',
  'listings',
] as const;
export type RegisterFigure = (typeof registerFigures)[number];

/** `start:INDICATOR` is what the indicator was at the fork. */
export const START = 'start:';

/** Names that stand for the time in every model. */
export const clockNames = ['month', 'calendar-month'] as const;

/** `since:` of what never happened. */
export const NEVER = 999;

/** Reads a gauge's name; undefined when it names none. */
export function parseGauge(text: string): Gauge | undefined {
  const [name = '', window, ...rest] = text.split('@');
  if (rest.length > 0) return undefined;
  if (window !== undefined) {
    const months = Number(window);
    const fits = isFlow(name) && months >= 1 && months <= FLOW_HISTORY;
    return fits ? { kind: 'recent', flow: name, months } : undefined;
  }
  if (isFlow(name)) return { kind: 'total', flow: name };
  const colon = name.indexOf(':');
  if (colon < 0) return undefined;
  return withArgument(name.slice(0, colon), name.slice(colon + 1));
}

function withArgument(word: string, argument: string): Gauge | undefined {
  if (word === 'since') return isFlow(argument) ? { kind: 'since', flow: argument } : undefined;
  if (argument === '' || argument.includes(':')) return undefined;
  if (word === 'held') return { kind: 'held', of: argument };
  if (word === 'promised') return { kind: 'promised', actor: argument };
  const what = registerFigures.find((each) => each === word);
  return what === undefined ? undefined : { kind: 'register', what, sender: argument };
}

/** `released`, `eased:ACTOR`, `fired:POLICY`. */
function isFlow(name: string): boolean {
  const [kind = '', argument, ...rest] = name.split(':');
  if (rest.length > 0 || argument === '') return false;
  return kind === 'fired' ? argument !== undefined : Object.hasOwn(flowKinds, kind);
}

/** A flow's parts. */
export function partsOf(flow: string): {
  readonly kind: FlowKind | 'fired';
  readonly of?: string;
} {
  const [kind = '', of] = flow.split(':');
  const known = kind as FlowKind | 'fired';
  return of === undefined ? { kind: known } : { kind: known, of };
}

/** Actors that a gauge names. */
export function actorOf(gauge: Gauge): string | undefined {
  switch (gauge.kind) {
    case 'held':
      return undefined;
    case 'register':
      return gauge.sender;
    case 'promised':
      return gauge.actor;
    case 'total':
    case 'since':
    case 'recent': {
      const { kind, of } = partsOf(gauge.flow);
      return kind === 'fired' ? undefined : of;
    }
  }
}

/** The policy that a gauge names. */
export function policyOf(gauge: Gauge): string | undefined {
  if (!('flow' in gauge)) return undefined;
  const { kind, of } = partsOf(gauge.flow);
  return kind === 'fired' ? of : undefined;
}

/** What may be written, for messages. */
export const gaugeHelp =
  `held:KIND, ${registerFigures.map((each) => `${each}:SENDER`).join(', ')}, promised:ACTOR, fired:POLICY, ` +
  `or one of ${Object.keys(flowKinds).join(', ')}, alone, with :ACTOR, with @MONTHS (1 to ${FLOW_HISTORY}), or after since:`;
