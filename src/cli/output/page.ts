import type { Ink, Style } from './ink.ts';
import { type Column, table } from './table.ts';
import { wrap } from './wrap.ts';

export interface Paper {
  /** Columns of the terminal. */
  readonly width: number;
  readonly ink: Ink;
  /** How detente is called here: `detente`, or what npm needs in front. */
  readonly call: string;
}

/** Lines of output, wrapped to the paper as they are added. */
export class Page {
  readonly paper: Paper;
  readonly #lines: string[] = [];

  constructor(paper: Paper) {
    this.paper = paper;
  }

  title(text: string): this {
    return this.text(text, { style: this.paper.ink.title });
  }

  /** A section's name, after an empty line. */
  heading(text: string): this {
    return this.gap().text(text, { style: this.paper.ink.heading });
  }

  text(text: string, { indent = 0, hang = 0, style }: TextOptions = {}): this {
    const prose = text.split(/\s+/).join(' ').trim();
    const first = wrap(prose, this.paper.width - indent)[0] ?? '';
    const rest = prose.slice(first.length).trimStart();
    const lines = [`${' '.repeat(indent)}${style?.(first) ?? first}`];
    if (rest !== '') {
      for (const line of wrap(rest, this.paper.width - indent - hang)) {
        lines.push(`${' '.repeat(indent + hang)}${style?.(line) ?? line}`);
      }
    }
    return this.#add(lines);
  }

  quiet(text: string, indent = 0): this {
    return this.text(text, { indent, style: this.paper.ink.quiet });
  }

  table(columns: readonly Column[], rows: readonly (readonly string[])[], indent = 0): this {
    if (rows.length === 0) return this;
    const lines = table(columns, rows, this.paper.width - indent, this.paper.ink.quiet);
    return this.#add(lines.map((line) => `${' '.repeat(indent)}${line}`));
  }

  /** Something with its date in front, aligned with those above and below; see AFTER_DATE. */
  dated(when: string, what: string): this {
    const { strong } = this.paper.ink;
    return this.table(
      [
        { head: '', room: DATE_WIDTH, most: DATE_WIDTH, style: strong },
        { head: '', least: 30 },
      ],
      [[when, what]],
    );
  }

  /** An address to copy or click: never broken, for a terminal follows it over its edge. */
  address(url: string, indent = 0): this {
    return this.#add([`${' '.repeat(indent)}${this.paper.ink.quiet(url)}`]);
  }

  /** A command to copy: broken only where a shell lets it go on. */
  command(words: string, indent = 2): this {
    const space = ' '.repeat(indent);
    const lines: string[] = [];
    let line = this.paper.call;
    for (const part of splitOptions(words)) {
      if (indent + line.length + part.length + 3 <= this.paper.width) {
        line += ` ${part}`;
        continue;
      }
      lines.push(`${space}${line} \\`);
      line = `  ${part}`;
    }
    return this.#add([...lines, `${space}${line}`]);
  }

  /** Lines that are laid out already: a chart. */
  lines(lines: readonly string[]): this {
    return this.#add(lines);
  }

  gap(): this {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
    return this;
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #add(lines: readonly string[]): this {
    this.#lines.push(...lines);
    return this;
  }
}

/** A day with a mark behind it, or half an interval. */
const DATE_WIDTH = 11;
/** Indent of what belongs to something dated. */
export const AFTER_DATE = DATE_WIDTH + 2;

interface TextOptions {
  readonly indent?: number;
  /** Further indent of the second and later lines. */
  readonly hang?: number;
  readonly style?: Style;
}

/** `show x --in y --at z` as `show x`, `--in y`, `--at z`. */
function splitOptions(words: string): string[] {
  return words.split(/ (?=--[a-z])/);
}
