import type { ChartCaption } from './data.ts';
import { place } from './number.ts';

/** Attributes in the order given; numbers are coordinates. */
export type Attributes = Readonly<Record<string, string | number>>;

/** One element; children are markup already, text goes through {@link escape} first. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? place(value) : escape(value)}"`)
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`;
}

export function text(x: number, y: number, words: string, more: Attributes = {}): string {
  return element('text', { x, y, ...more }, escape(words));
}

const CODES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML: its five letters escaped, characters that it forbids left out. */
export function escape(words: string): string {
  return words
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/[&<>"']/g, (letter) => CODES[letter] ?? '');
}

export const SVG_WIDTH = 720;
/** Where the drawing may begin, below title and ribbon. */
export const SVG_TOP = 76;
const NOTE_LINE = 16;
const NOTE_LETTERS = 112;
const INK = '#1a1a1a';
const QUIET = '#555555';

export interface SvgPicture extends ChartCaption {
  readonly title: string;
  /** What the picture shows, for those who cannot see it. */
  readonly description: string;
  /** Drawn between {@link SVG_TOP} and `height`. */
  readonly height: number;
  readonly drawing: readonly string[];
  /** Begins the ids in the picture, where several stand on one page. */
  readonly id?: string;
}

/**
 * A picture that stands alone: white ground, ribbon, title, drawing, notes. Readable by screen
 * readers (role, title, description); no script, style sheet or font from elsewhere.
 * Throws RangeError for a blank ribbon: a hypothetical must be seen to be one.
 */
export function picture(parts: SvgPicture): string {
  const { title, description, ribbon, notes, height, drawing, id = 'chart' } = parts;
  if (ribbon.trim() === '') throw new RangeError('a picture needs the words of its ribbon');
  const foot = notes.flatMap((note) => wrapped(note, NOTE_LETTERS));
  const whole = height + NOTE_LINE * foot.length + 12;
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${SVG_WIDTH} ${place(whole)}`,
    width: SVG_WIDTH,
    height: whole,
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-description`,
    'font-family': 'sans-serif',
    'font-size': 12,
    fill: INK,
  };
  const body = [
    element('title', { id: `${id}-title` }, escape(`${ribbon}: ${title}`)),
    element('desc', { id: `${id}-description` }, escape(description)),
    element('rect', { width: SVG_WIDTH, height: whole, fill: '#ffffff' }),
    element('rect', { width: SVG_WIDTH, height: 24, fill: '#7a2e00' }),
    text(12, 16, ribbon, { fill: '#ffffff', 'font-weight': 'bold' }),
    text(12, 50, title, { 'font-size': 16, 'font-weight': 'bold' }),
    ...drawing,
    ...foot.map((line, i) => text(12, height + NOTE_LINE * (i + 0.5), line, { fill: QUIET })),
  ];
  return `${element('svg', root, '\n', body.join('\n'), '\n')}\n`;
}

/** Lines of at most so many letters, broken between words. */
function wrapped(words: string, most: number): string[] {
  const found: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > most) {
      found.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...found, line];
}

/** A label that fits into so many letters; the whole one remains as its tooltip. */
export function fitted(
  x: number,
  y: number,
  words: string,
  most: number,
  more: Attributes,
): string {
  const letters = Array.from(words);
  if (letters.length <= most) return text(x, y, words, more);
  const cut = escape(`${letters.slice(0, most - 1).join('')}…`);
  return element('text', { x, y, ...more }, cut, element('title', {}, escape(words)));
}
