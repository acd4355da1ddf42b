import { widthOf } from './width.ts';

/** Breaks text into lines of at most `width` columns: between words, and inside a word only when
 * it is longer than a line. Nothing is cut off. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(1, width)));
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((each) => each !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = split(word, width);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  return [...lines, line];
}

/** Pieces of a word that is longer than a line. */
function split(word: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = Array.from(word);
  while (widthOf(rest.join('')) > width) {
    const most = fitting(rest, width);
    const end = breakIn(rest.slice(0, most)) ?? most;
    pieces.push(rest.slice(0, end).join(''));
    rest = rest.slice(end);
  }
  return [...pieces, rest.join('')];
}

/** Where a long word may break: after a slash, as in an interval of dates, else near the edge. */
function breakIn(letters: readonly string[]): number | undefined {
  const slash = letters.lastIndexOf('/') + 1;
  if (slash > letters.length / 3) return slash;
  const near = letters.findLastIndex((letter) => '-,.&=_'.includes(letter)) + 1;
  return near > letters.length / 2 ? near : undefined;
}

function fitting(letters: readonly string[], width: number): number {
  let count = 0;
  let used = 0;
  for (const letter of letters) {
    used += widthOf(letter);
    if (used > width) break;
    count += 1;
  }
  return Math.max(1, count);
}
