import { along, type Scale } from './scale.ts';

/** The letters that charts on a terminal are drawn with. */
export interface Glyphs {
  readonly outer: string;
  readonly inner: string;
  readonly median: string;
  readonly bar: string;
  readonly unsure: string;
  readonly base: string;
}
export const blocks: Glyphs = {
  outer: '░',
  inner: '▓',
  median: '█',
  bar: '█',
  unsure: '░',
  base: '│',
};
/** For terminals, mails and logs that know no more. */
export const ascii: Glyphs = {
  outer: '-',
  inner: '=',
  median: '#',
  bar: '#',
  unsure: '-',
  base: '|',
};

export interface Sheet {
  /** Columns of the terminal; never more are used. */
  readonly width: number;
  readonly glyphs: Glyphs;
}
const NARROWEST = 30;
const WIDEST = 80;
/** Columns that a drawing needs beside names and numbers. */
const LEAST_ROOM = 14;
const GAP = '  ';

function widthOf({ width }: Sheet): number {
  return Math.max(NARROWEST, Math.min(WIDEST, width));
}

/** A row of cells, to be painted over from left to right or right to left. */
export class ChartRow {
  readonly #cells: string[];

  constructor(width: number) {
    this.#cells = Array.from({ length: width }, () => ' ');
  }

  /** Paints the cells from one place to another, both included, in either order. */
  paint(from: number, to: number, glyph: string): this {
    const [first, last] = [Math.round(Math.min(from, to)), Math.round(Math.max(from, to))];
    for (let at = Math.max(0, first); at <= Math.min(last, this.#cells.length - 1); at += 1) {
      this.#cells[at] = glyph;
    }
    return this;
  }

  /** Writes a word around a place, moved in from the edges; false where something stands already. */
  write(around: number, word: string): boolean {
    const room = this.#cells.length - word.length;
    const from = Math.max(0, Math.min(room, Math.round(around - (word.length - 1) / 2)));
    const taken = this.#cells.slice(Math.max(0, from - 1), from + word.length + 1);
    if (room < 0 || taken.some((cell) => cell !== ' ')) return false;
    Array.from(word).forEach((letter, i) => (this.#cells[from + i] = letter));
    return true;
  }

  toString(): string {
    return this.#cells.join('');
  }
}

/** One line of a chart: what it is, what is drawn, what it is in numbers. */
export interface ChartLine {
  readonly name: string;
  readonly draw: (row: ChartRow, width: number) => ChartRow;
  readonly number: string;
}

/**
 * Lines under each other, names to the left and numbers to the right. Long names are cut where they
 * take more than a third; numbers give way where no room is left for the drawing.
 */
export function chart(rows: readonly ChartLine[], sheet: Sheet): string[] {
  const width = widthOf(sheet);
  const left = longest(
    rows.map(({ name }) => name),
    Math.floor(width / 3),
  );
  const right = longest(
    rows.map(({ number }) => number),
    width,
  );
  const beside = width - left - GAP.length;
  const numbered = beside - right - GAP.length >= LEAST_ROOM;
  const room = numbered ? beside - right - GAP.length : beside;
  return rows.map(({ name, draw, number }) => {
    const drawn = draw(new ChartRow(room), room).toString();
    const parts = [label(name, left), drawn, ...(numbered ? [number.padStart(right)] : [])];
    return parts.join(GAP).trimEnd();
  });
}

/** Pieces of text after one another, on as many lines as they need; a long piece is broken. */
export function flow(pieces: readonly string[], separator: string, sheet: Sheet): string[] {
  const width = widthOf(sheet);
  const found: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const longer = line === '' ? piece : line + separator + piece;
    if (longest([longer], Infinity) <= width || line === '') line = longer;
    else {
      found.push(line);
      line = piece;
    }
  }
  return [...found, line].flatMap((each) => broken(each, width));
}

/** A line that is too long, broken between words. */
function broken(line: string, width: number): string[] {
  if (longest([line], Infinity) <= width) return [line];
  return line.split(' ').length === 1
    ? [label(line, width).trimEnd()]
    : flow(line.split(' '), ' ', { width, glyphs: blocks });
}

/** A label in so many columns; one that is too long is cut and says so. */
export function label(text: string, width: number): string {
  const letters = Array.from(text);
  if (letters.length <= width) return text + ' '.repeat(width - letters.length);
  return `${letters.slice(0, width - 1).join('')}…`;
}

/** The width of the longest, up to a limit. */
function longest(texts: readonly string[], most: number): number {
  return Math.min(most, Math.max(0, ...texts.map((text) => Array.from(text).length)));
}

/** An axis' numbers under their places; one that finds no room is left out. */
export function axis(scale: Scale): ChartLine {
  const last = scale.ticks.length - 1;
  const draw = (row: ChartRow, room: number): ChartRow => {
    // The ends first: they have room in any case.
    for (const i of [0, last, ...scale.ticks.keys()])
      row.write(along(scale, scale.ticks[i] ?? 0, 0, room - 1), scale.words[i] ?? '');
    return row;
  };
  return { name: '', draw, number: '' };
}
