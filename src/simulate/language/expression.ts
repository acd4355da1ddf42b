/**
 * Small arithmetic over names, as models write it: `min(1, base + 0.02 * released@3)`,
 * `held:prisoners > 0 and month >= 3`. Numbers, names, + - * / (also − × ÷), comparisons, and, or,
 * not, and a few functions. Read once when a model is loaded; nothing is ever evaluated as code.
 */

export type Operator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '=' | '!=' | 'and' | 'or';
export const functions = {
  min: 2,
  max: 2,
  floor: 1,
  ceil: 1,
  round: 1,
  abs: 1,
  if: 3,
} as const;
export type FunctionName = keyof typeof functions;

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not' | 'minus'; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'call';
      readonly function: FunctionName;
      readonly arguments: readonly Expression[];
    };

/** Longest expression and deepest nesting read. */
export const EXPRESSION_MAX = 500;
const DEPTH_MAX = 40;

interface Token {
  readonly text: string;
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  /** 1-based column. */
  readonly at: number;
}

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9]*(?:-[a-z0-9]+)*(?::[a-z0-9]+(?:-[a-z0-9]+)*)*(?:@\d{1,2})?)|(<=|>=|!=|==|[-+*/−×÷<>=≤≥≠(),]))/y;

/** A map, and no object: a name may be called like something that every object has. */
const spellings = new Map([
  ['−', '-'],
  ['×', '*'],
  ['÷', '/'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['==', '='],
]);

/**
 * Parses an expression. Throws RangeError with the column of what is wrong.
 *
 * ```ts
 * parseExpression('2 * released@3'); // => { kind: 'binary', operator: '*', left: { kind: 'number', value: 2 }, right: { kind: 'name', name: 'released@3' } }
 * parseExpression('min(1'); // throws 'column'
 * ```
 */
export function parseExpression(text: string): Expression {
  if (text.length > EXPRESSION_MAX) {
    throw new RangeError(
      `the expression has ${text.length} characters: at most ${EXPRESSION_MAX} are allowed`,
    );
  }
  return new Parser(tokensOf(text)).whole();
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      const column = at + 1 + (text.slice(at).length - text.slice(at).trimStart().length);
      throw new RangeError(
        `column ${column}: "${text.slice(column - 1, column + 9)}" is not part of an expression`,
      );
    }
    const [whole, number, name, sign] = match;
    const word = number ?? name ?? sign ?? '';
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign';
    tokens.push({
      text: spellings.get(word) ?? word,
      kind,
      at: at + whole.length - word.length + 1,
    });
    at += whole.length;
  }
  tokens.push({ text: 'the end', kind: 'end', at: text.length + 1 });
  return tokens;
}

const levels: readonly (readonly Operator[])[] = [
  ['or'],
  ['and'],
  ['<', '<=', '>', '>=', '=', '!='],
  ['+', '-'],
  ['*', '/'],
];
const words = new Set(['and', 'or', 'not']);

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expression {
    const expression = this.#level(0);
    if (this.#peek().kind !== 'end') throw this.#refuse('an operator such as + or and');
    return expression;
  }

  #level(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#level(level + 1);
    for (;;) {
      const operator = operators.find((each) => each === this.#peek().text);
      if (operator === undefined) return left;
      this.#take();
      left = { kind: 'binary', operator, left, right: this.#level(level + 1) };
      if (level === 2 && operators.some((each) => each === this.#peek().text)) {
        throw this.#refuse('one comparison at a time, joined by and');
      }
    }
  }

  #unary(): Expression {
    const { text } = this.#peek();
    if (text !== 'not' && text !== '-') return this.#primary();
    this.#take();
    return this.#nested(() => ({ kind: text === 'not' ? 'not' : 'minus', of: this.#unary() }));
  }

  #primary(): Expression {
    const token = this.#peek();
    if (token.kind === 'number') {
      this.#take();
      return { kind: 'number', value: Number(token.text) };
    }
    if (token.kind === 'name' && !words.has(token.text)) return this.#named();
    if (token.text === '(') return this.#nested(() => this.#inBrackets(() => this.#level(0)));
    throw this.#refuse('a number, a name or (');
  }

  #named(): Expression {
    const { text, at } = this.#take();
    if (this.#peek().text !== '(') return { kind: 'name', name: text };
    if (!isFunction(text)) {
      const known = Object.keys(functions).join(', ');
      throw new RangeError(`column ${at}: there is no function "${text}": use ${known}`);
    }
    const given = this.#nested(() => this.#inBrackets(() => this.#list()));
    if (given.length !== functions[text]) {
      throw new RangeError(
        `column ${at}: ${text} takes ${functions[text]} values, found ${given.length}`,
      );
    }
    return { kind: 'call', function: text, arguments: given };
  }

  #list(): Expression[] {
    const list = [this.#level(0)];
    while (this.#peek().text === ',') {
      this.#take();
      list.push(this.#level(0));
    }
    return list;
  }

  #inBrackets<T>(inner: () => T): T {
    this.#take();
    const result = inner();
    if (this.#peek().text !== ')') throw this.#refuse(')');
    this.#take();
    return result;
  }

  #nested<T>(inner: () => T): T {
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX) throw new RangeError('the expression is nested too deeply');
    const result = inner();
    this.#depth -= 1;
    return result;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { text: 'the end', kind: 'end', at: 0 };
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #refuse(wanted: string): RangeError {
    const { text, at, kind } = this.#peek();
    const found = kind === 'end' ? text : `"${text}"`;
    return new RangeError(`column ${at}: expected ${wanted}, found ${found}`);
  }
}

function isFunction(text: string): text is FunctionName {
  return Object.hasOwn(functions, text);
}

/**
 * Names that an expression asks for, in order of first mention.
 *
 * ```ts
 * namesIn(parseExpression('min(1, base + 0.02 * released@3)')); // => ['base', 'released@3']
 * ```
 */
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
