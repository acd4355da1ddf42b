import { didYouMean } from '../../input/near.ts';
import { namesIn, parseExpression } from '../language/expression.ts';
import { actorOf, clockNames, gaugeHelp, parseGauge, policyOf, START } from '../language/gauges.ts';
import type { WrittenModel } from './model-format.ts';

export interface ModelFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** Collects what is wrong with the parts of a model, and knows the names that they may use. */
export class Checker {
  readonly found: ModelFault[] = [];
  readonly #actors: ReadonlySet<string>;
  readonly #policies: ReadonlySet<string>;
  readonly #own: ReadonlySet<string>;

  constructor(model: WrittenModel) {
    this.#actors = new Set(model.actors.map(({ actor }) => actor));
    this.#policies = new Set([
      ...model.policies.map(({ policy }) => policy),
      ...model.negotiations.map(({ negotiation }) => negotiation),
    ]);
    this.#own = new Set<string>([
      ...clockNames,
      ...model.assumptions.map(({ assumption }) => assumption),
      ...model.indicators.flatMap(({ indicator }) => [indicator, START + indicator]),
    ]);
  }

  actor(name: string, path: Path): void {
    if (this.#actors.has(name)) return;
    const hint = didYouMean(name, this.#actors);
    this.tell(path, `this model has no actor "${name}": add it to actors${hint}`);
  }

  expression(text: string, path: Path): void {
    try {
      for (const name of namesIn(parseExpression(text))) {
        if (!this.#own.has(name)) this.gauge(name, path);
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.tell(path, `"${text}": ${error.message}`);
    }
  }

  gauge(name: string, path: Path): void {
    const gauge = parseGauge(name);
    if (gauge === undefined) {
      const hint = didYouMean(name, this.#own);
      this.tell(
        path,
        `"${name}" is neither an assumption nor an indicator, and nothing by that name can be measured${hint}. What can be measured: ${gaugeHelp}`,
      );
      return;
    }
    const actor = actorOf(gauge);
    if (actor !== undefined) this.actor(actor, path);
    const policy = policyOf(gauge);
    if (policy !== undefined) this.policy(policy, path);
  }

  policy(name: string, path: Path): void {
    if (this.#policies.has(name)) return;
    this.tell(path, `this model has no policy "${name}"${didYouMean(name, this.#policies)}`);
  }

  tell(path: Path, message: string): void {
    this.found.push({ path, message });
  }
}
