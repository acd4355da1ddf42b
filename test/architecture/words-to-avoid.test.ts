import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesIn, roomOf, type SourceFile } from './sources.ts';
import { WORDS_TO_AVOID } from './words-to-avoid.ts';

/** Rooms whose texts people read: messages, screens, reports, help. */
const ROOMS = [
  'report',
  'cli',
  'server',
  'web',
  'input',
  'case',
  'exchange',
  'store',
  'history',
  'simulate',
  'negotiate',
].map((room) => `src/${room}`);
const code = filesIn(['domain', ...ROOMS], '.ts', '.tsx');
const pages = [
  ...filesIn(['docs'], '.md'),
  ...filesIn(['.'], '.md').filter(({ path }) => !path.includes('/')),
  ...filesIn(['scenarios'], 'README.md'),
];

/** Texts of a file that may reach a reader, a line each: literals, parts of templates, JSX. */
function textsIn({ path, text }: SourceFile): string[] {
  if (!/\.tsx?$/.test(path)) return [text.replaceAll(/\s*\n\s*(?=\w)/g, ' ')];
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isTemplateExpression(node)) found.push(spokenTemplate(node));
    else if (ts.isJsxText(node) || ts.isStringLiteralLike(node)) found.push(node.text);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found.map((each) => each.replaceAll(/\s+/g, ' '));
}

/** A template with its values as `0`, as a reader would see some number or name there. */
const spokenTemplate = ({ head, templateSpans }: ts.TemplateExpression): string =>
  head.text + templateSpans.map(({ literal }) => `0${literal.text}`).join('');

function offencesIn(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    textsIn(file).flatMap((text) =>
      WORDS_TO_AVOID.flatMap(({ avoid, better }) => {
        const found = avoid.exec(text)?.[0];
        return found === undefined ? [] : [`${file.path}: "${found}"; better: ${better}`];
      }),
    ),
  );
}

describe('words to avoid', () => {
  it.each(['domain', ...ROOMS])('should be in no text of %s', (room) => {
    expect(offencesIn(code.filter(({ path }) => roomOf(path) === room))).toEqual([]);
  });

  it('should be on no page of documentation', () => {
    expect(offencesIn(pages)).toEqual([]);
  });

  it.each(WORDS_TO_AVOID)('should find "$found" wherever it is planted', ({ found, better }) => {
    const quoted = found.replaceAll("'", '’');
    const planted = [
      { path: 'src/a/literal.ts', text: `export const said = '${quoted}';` },
      { path: 'src/a/template.ts', text: `export const said = (n) => \`${quoted} \${n}\`;` },
      { path: 'src/a/screen.tsx', text: `export const Said = () => <p>${quoted}</p>;` },
      { path: 'docs/said.md', text: `# Said\n\n${quoted.replace(' ', '\n')}\n` },
    ];
    for (const file of planted) expect(offencesIn([file]), file.path).not.toEqual([]);
    expect(offencesIn([{ path: 'docs/better.md', text: better }])).toEqual([]);
  });
});
