import type { Assumption } from '../simulate/model/model-format.ts';
import { HttpProblem } from './problem.ts';

/** Values for assumptions, by name, as a body sent them in a field. Throws HttpProblem 400. */
export function checkAssumptions(
  field: string,
  known: readonly Assumption[],
  sent: Readonly<Record<string, number>>,
): void {
  for (const [name, value] of Object.entries(sent)) {
    const found = known.find(({ assumption }) => assumption === name);
    if (found === undefined) {
      const names = known.map(({ assumption }) => assumption).join(', ');
      throw new HttpProblem(400, `the body: ${field}.${name}: the model has ${names}`);
    }
    const [low, high] = found.range;
    if (value < low || value > high || (found.integer && !Number.isInteger(value))) {
      const kind = found.integer ? 'a whole number' : 'a number';
      throw new HttpProblem(
        400,
        `the body: ${field}.${name}: write ${kind} from ${low} to ${high}`,
      );
    }
  }
}
