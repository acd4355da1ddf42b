import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One file of ours, by its path from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every file under some folders with one of these endings, in order of path. */
export function filesIn(folders: readonly string[], ...endings: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/**
 * What a file imports: paths from the root for our own files, names for packages. What an example
 * in a docstring imports is the example's.
 */
export function importsOf({ path, text }: SourceFile): string[] {
  const found = text.replaceAll(/^ +\* .*$/gm, '').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].flatMap(([, target = '']) =>
    target.startsWith('.') ? [normalize(join(dirname(path), target))] : [target],
  );
}

/** `src/store/port.ts` is in `src/store`, `domain/event.ts` in `domain`. */
export function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? `${first}/${second}` : first;
}

/** Lines that hold code: no blank lines, no comments. */
export function codeLines(text: string): number {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/.*)?$/.test(line)).length;
}

/** Code without its comments and texts: what is left are the names. */
export function namesIn(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/(^|[^:])\/\/.*$/gm, '$1')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, ' ');
}
