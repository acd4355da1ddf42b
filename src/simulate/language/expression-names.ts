import type { Expression } from './expression.ts';

/** Names that an expression asks for, in order of first mention. */
export function namesIn(expression: Expression): readonly string[] {
  const names = new Set<string>();
  collect(expression, names);
  return [...names];
}

function collect(expression: Expression, names: Set<string>): void {
  switch (expression.kind) {
    case 'number':
      return;
    case 'name':
      names.add(expression.name);
      return;
    case 'not':
    case 'minus':
      collect(expression.of, names);
      return;
    case 'binary':
      collect(expression.left, names);
      collect(expression.right, names);
      return;
    case 'call':
      for (const each of expression.arguments) collect(each, names);
  }
}
