import type { SourceFile } from './sources.ts';

/** Where an edit of a branch, and the name of a stream, are said; anywhere else they would drift apart. */
const EDIT = 'src/history/edit/schema.ts';
const NAME = 'src/store/timeline-name.ts';

/** Ways of saying again what one of them says. */
const AGAIN: readonly { readonly at: string; readonly what: string; readonly marks: RegExp }[] = [
  {
    at: EDIT,
    what: 'a schema of an edit',
    marks:
      /z\s*\.literal\(\s*'(?:drop|shift|replace|insert|undo)'|\b(?:drop|shift|replace|undo):\s*(?:z\b|slug|prose|edtf|eventId)/,
  },
  {
    at: EDIT,
    what: 'a type of an edit',
    marks: /\bkind:\s*'(?:drop|shift|replace|insert|undo)'\s*;/,
  },
  {
    at: EDIT,
    what: 'a schema of an event to insert',
    marks: /\b(?:fulfils|because):\s*z\s*\.array\(/,
  },
  {
    at: EDIT,
    what: 'a schema of an opening',
    marks: /\bmode:\s*z\s*\.enum\(\[\s*'(?:keep|open)'/,
  },
  { at: NAME, what: 'the name of a stream', marks: /(?:[`'"]|\/\^)case-(?=\$\{|['"`/])/ },
];

/**
 * The storage format has its own schemas; an edit is made into it. The model that properties compare
 * with says everything again by design.
 */
const APART = /^(?:domain|test\/properties)\//;

/** Places that say again what is said in one place already. */
export function saidAgain(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
    return AGAIN.filter(
      ({ at, marks }) => at !== path && !(at === EDIT && APART.test(path)) && marks.test(code),
    ).map(({ at, what }) => `${path} writes ${what}: take it from ${at}`);
  });
}
