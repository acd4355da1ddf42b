import { dirname, resolve } from 'node:path';
import { stripTypeScriptTypes } from 'node:module';
import ts from 'typescript';
import { expect } from 'vitest';
import { importsOf, roomOf, type SourceFile } from './sources.ts';

/** Something that a file exports, with the examples of its docstring. */
export interface Documented {
  readonly path: string;
  readonly name: string;
  /** A function or a class, not a type. */
  readonly callable: boolean;
  readonly examples: readonly string[];
}

const parse = (path: string, text: string): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

/** The functions, classes and interfaces that a file exports, constants that hold a function included. */
export function documentedIn({ path, text }: SourceFile): Documented[] {
  return parse(path, text).statements.flatMap((statement) => {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (exported !== true) return [];
    const doc = (ts.getLeadingCommentRanges(text, statement.pos) ?? [])
      .map(({ pos, end }) => text.slice(pos, end))
      .filter((comment) => comment.startsWith('/**'))
      .at(-1);
    return namesOf(statement).map((name) => ({
      path,
      name,
      callable: !ts.isInterfaceDeclaration(statement),
      examples: examplesIn(doc ?? ''),
    }));
  });
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isInterfaceDeclaration(statement)) return [statement.name.text];
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    return statement.name === undefined ? [] : [statement.name.text];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer !== undefined && ts.isArrowFunction(initializer) && ts.isIdentifier(name)
      ? [name.text]
      : [],
  );
}

/** The fenced `ts` blocks of a docstring, without its stars. */
function examplesIn(doc: string): string[] {
  const plain = doc.replaceAll(/^\s*(?:\/\*\*|\*\/|\*) ?/gm, '');
  return [...plain.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
}

/** What other rooms import of the files of a room, by name, with the file that has it. */
export function usedByOthers(files: readonly SourceFile[], room: string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const file of files) {
    if (roomOf(file.path) === room) continue;
    const imports = file.text.matchAll(
      /(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s*from\s*'([^']+)'/g,
    );
    for (const [, names = '', target = ''] of imports) {
      const [path = ''] = importsOf({ path: file.path, text: `from '${target}'` });
      if (roomOf(path) !== room) continue;
      for (const name of names.split(',')) {
        const [own = ''] = name
          .trim()
          .replace(/^type /, '')
          .split(' as ');
        if (own !== '') used.add(`${path}: ${own}`);
      }
    }
  }
  return used;
}

type Names = Readonly<Record<string, unknown>>;
type Run = (...values: unknown[]) => Promise<void>;
const AsyncFunction = (async () => {}).constructor as new (...texts: string[]) => Run;

/**
 * Runs an example. It sees everything that its own file exports, and what it imports by paths from
 * that file. `expression; // => value` must come to an equal value; `expression; // throws "words"`
 * must throw an error with these words in its message.
 */
export async function runExample({ path }: Pick<Documented, 'path'>, code: string): Promise<void> {
  const scope: Record<string, unknown> = { ...(await importFrom(path)) };
  let body = '';
  let claims = 0;
  const source = parse('example.ts', code);
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const from = (statement.moduleSpecifier as ts.StringLiteral).text;
      const found = await importFrom(from.startsWith('.') ? resolve(dirname(path), from) : from);
      for (const name of importedNames(statement)) scope[name] = found[name];
      continue;
    }
    const text = statement.getText(source);
    const claim = /^[^\S\n]*\/\/ (=>|throws) (.+)/.exec(code.slice(statement.end));
    if (claim === null || !ts.isExpressionStatement(statement)) {
      body += `${text}\n`;
      continue;
    }
    claims += 1;
    const expression = statement.expression.getText(source);
    body +=
      claim[1] === '=>'
        ? `expect(await (${expression})).toEqual(${claim[2] ?? ''});\n`
        : `await expect((async () => ${expression})()).rejects.toThrow(${claim[2] ?? ''});\n`;
  }
  if (claims === 0) throw new Error('An example says what it comes to: // => value');
  const names = Object.keys(scope).filter((name) => /^\w+$/.test(name) && name !== 'default');
  const run = new AsyncFunction('expect', ...names, stripTypeScriptTypes(body));
  await run(expect, ...names.map((name) => scope[name]));
}

async function importFrom(path: string): Promise<Names> {
  const ours = /\.tsx?$/.test(path);
  return (await import(/* @vite-ignore */ ours ? resolve(path) : path)) as Names;
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings)
    ? bindings.elements.map(({ name }) => name.text)
    : [];
}
