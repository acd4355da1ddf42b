import type { Expression, FunctionName, Operator } from './expression.ts';

/** Values by slot: assumptions, what is measured, the month. */
export type SlotValues = Float64Array;
/** A compiled expression. Truth is 1, falsehood 0; what is not 0 counts as true. */
export type Evaluate = (values: SlotValues) => number;

/** Compiles to closures; `slotOf` says where a name's value is, and throws for an unknown one. */
export function compile(expression: Expression, slotOf: (name: string) => number): Evaluate {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      return () => value;
    }
    case 'name': {
      const slot = slotOf(expression.name);
      return (values) => values[slot] ?? 0;
    }
    case 'not': {
      const of = compile(expression.of, slotOf);
      return (values) => (of(values) === 0 ? 1 : 0);
    }
    case 'minus': {
      const of = compile(expression.of, slotOf);
      return (values) => -of(values);
    }
    case 'binary':
      return binary(
        expression.operator,
        compile(expression.left, slotOf),
        compile(expression.right, slotOf),
      );
    case 'call':
      return call(
        expression.function,
        expression.arguments.map((each) => compile(each, slotOf)),
      );
  }
}

const truth = (holds: boolean): number => (holds ? 1 : 0);

function binary(operator: Operator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case '+':
      return (values) => left(values) + right(values);
    case '-':
      return (values) => left(values) - right(values);
    case '*':
      return (values) => left(values) * right(values);
    case '/':
      // A share of nothing is nothing: a model must not fall over an empty month.
      return (values) => divided(left(values), right(values));
    case '<':
      return (values) => truth(left(values) < right(values));
    case '<=':
      return (values) => truth(left(values) <= right(values));
    case '>':
      return (values) => truth(left(values) > right(values));
    case '>=':
      return (values) => truth(left(values) >= right(values));
    case '=':
      return (values) => truth(left(values) === right(values));
    case '!=':
      return (values) => truth(left(values) !== right(values));
    case 'and':
      return (values) => truth(left(values) !== 0 && right(values) !== 0);
    case 'or':
      return (values) => truth(left(values) !== 0 || right(values) !== 0);
  }
}

const divided = (a: number, b: number): number => (b === 0 ? 0 : a / b);

const absent: Evaluate = () => 0;

function call(name: FunctionName, given: readonly Evaluate[]): Evaluate {
  const [a = absent, b = absent, c = absent] = given;
  switch (name) {
    case 'min':
      return (values) => Math.min(a(values), b(values));
    case 'max':
      return (values) => Math.max(a(values), b(values));
    case 'floor':
      return (values) => Math.floor(a(values));
    case 'ceil':
      return (values) => Math.ceil(a(values));
    case 'round':
      return (values) => Math.floor(a(values) + 0.5);
    case 'abs':
      return (values) => Math.abs(a(values));
    case 'if':
      return (values) => (a(values) !== 0 ? b(values) : c(values));
  }
}
