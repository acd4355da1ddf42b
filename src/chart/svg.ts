import { place } from './number.ts';
import { type Attributes, type Drawing, type Shape, WIDTH } from './shapes.ts';

/** What is on every picture, so that it cannot travel without it. */
export interface ChartCaption {
  /** The ribbon: "Hypothetical branch" or the like; never blank. */
  readonly ribbon: string;
  /** Under which assumptions: model, seed, runs. One line each. */
  readonly notes: readonly string[];
}

/** The page's colours by day: a file has no style sheet. */
const COLOURS: Readonly<Record<string, string>> = {
  '--accent': '#0b5c6b',
  '--hue-1': '#348dcf',
  '--hue-2': '#b77610',
  '--hue-4': '#462494',
  '--ink': '#16191d',
  '--ink-2': '#4a5058',
  '--line': '#e4e2db',
  '--paper': '#ffffff',
  '--wash': '#f1efe9',
};

const coloured = (value: string): string =>
  value.replaceAll(/var\((--[\w-]+)\)/g, (all, name: string) => COLOURS[name] ?? all);

/** One element; children are markup already, text goes through {@link escape} first. */
function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? place(value) : escape(coloured(value))}"`,
    )
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`;
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

/** What a shape is in the file. */
const drawn = ({ tag, attributes, words }: Shape): string =>
  words === undefined ? element(tag, attributes) : element(tag, attributes, escape(words));

const text = (x: number, y: number, words: string, more: Attributes = {}): string =>
  element('text', { x, y, ...more }, escape(words));

/** Around the drawing. */
const MARGIN = 12;
const WHOLE_WIDTH = WIDTH + 2 * MARGIN;
/** Where the drawing begins, below ribbon and title. */
const TOP = 66;
const NOTE_LINE = 16;
const NOTE_LETTERS = 136;

export interface SvgPicture extends ChartCaption {
  readonly title: string;
  /** What the picture shows, for those who cannot see it. */
  readonly description: string;
  /** How to read it: the first line under the drawing. */
  readonly key: string;
  readonly drawing: Drawing;
  /** Begins the ids in the picture, where several are on one page. */
  readonly id?: string;
}

/**
 * A picture that stands alone: white ground, ribbon, title, drawing, notes. Readable by screen
 * readers (role, title, description); no script, style sheet or font from elsewhere.
 * Throws RangeError for a blank ribbon: a hypothetical must be seen to be one.
 */
export function picture(of: SvgPicture): string {
  const { title, description, ribbon, key, notes, drawing, id = 'chart' } = of;
  if (ribbon.trim() === '') throw new RangeError('a picture needs the words of its ribbon');
  const foot = [key, ...notes].flatMap((note) => wrapped(note, NOTE_LETTERS));
  const bottom = TOP + drawing.height + NOTE_LINE;
  const whole = bottom + NOTE_LINE * foot.length + MARGIN;
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${WHOLE_WIDTH} ${place(whole)}`,
    width: WHOLE_WIDTH,
    height: whole,
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-description`,
    'font-family': 'Inter, Arial, sans-serif',
    'font-size': 12,
    fill: 'var(--ink)',
  };
  const body = [
    element('title', { id: `${id}-title` }, escape(`${ribbon}: ${title}`)),
    element('desc', { id: `${id}-description` }, escape(description)),
    element('rect', { width: WHOLE_WIDTH, height: whole, fill: 'var(--paper)' }),
    element('rect', { width: WHOLE_WIDTH, height: 24, fill: '#7a2e00' }),
    text(MARGIN, 16, ribbon, { fill: '#ffffff', 'font-weight': 'bold' }),
    text(MARGIN, 50, title, { 'font-size': 16, 'font-weight': 'bold' }),
    element(
      'g',
      { transform: `translate(${MARGIN} ${TOP})` },
      '\n',
      drawing.shapes.map(drawn).join('\n'),
      '\n',
    ),
    ...foot.map((words, i) =>
      text(MARGIN, bottom + NOTE_LINE * (i + 0.5), words, { fill: 'var(--ink-2)' }),
    ),
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
