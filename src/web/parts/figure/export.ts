import { escape } from '../../../chart/svg.ts';
import { innerOf } from './inline.ts';
import { legendOf } from './legend.ts';

/** The words that a picture carries. */
export interface FigureCaption {
  readonly title: string;
  readonly how?: string | undefined;
  readonly says: string;
  readonly sources?: string | undefined;
  readonly ribbon?: string | undefined;
}

/** What is drawn besides the picture itself. */
export interface FigureExtras {
  /** Drawings that lie over it in the page, in the same units. */
  readonly over: readonly SVGSVGElement[];
  readonly legends: readonly Element[];
}

const LINE = 15;
/** About how wide a letter is: of the caption, and of the title. */
const LETTER = 5.8;
const TITLE = { size: 17, line: 22, letter: 8.6 };
const INDENT = 12;

/**
 * A picture that stands alone: styles as computed, ground, ribbon, title and how to read it above
 * the drawing, legends, caption and sources below.
 */
export function svgOf(
  svg: SVGSVGElement,
  { title, how, says, sources, ribbon }: FigureCaption,
  { over, legends }: FigureExtras = { over: [], legends: [] },
): string {
  const { width, height } = svg.viewBox.baseVal;
  const ink = ofPage('--ink');
  const letters = Math.floor((width - INDENT) / LETTER);
  const parts: string[] = [];
  let y = 6;
  const write = (words: string | undefined, most: number, line: number, more: string): void => {
    if (words === undefined) return;
    for (const each of wrapped(words, most)) {
      y += line;
      parts.push(`<text x="${INDENT}" y="${y}" fill="${ink}" ${more}>${escape(each)}</text>`);
    }
  };
  write(ribbon, letters, LINE, 'font-weight="600"');
  const big = `font-size="${TITLE.size}" font-weight="600"`;
  write(title, Math.floor((width - INDENT) / TITLE.letter), TITLE.line, big);
  write(how, letters, LINE, 'font-size="11"');
  y += LINE;
  parts.push(`<g transform="translate(0 ${y})">${innerOf(svg, over)}</g>`);
  y += height + 8;
  const legend = legendOf(legends, width, ink);
  parts.push(`<g transform="translate(0 ${y})">${legend.drawn}</g>`);
  y += legend.height;
  write(says, letters, LINE, 'font-size="11"');
  write(sources, letters, LINE, 'font-size="11"');
  const whole = y + LINE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" role="img" font-family="Inter, Arial, sans-serif" font-size="12">`,
    `<title>${escape(title)}</title><desc>${escape(says)}</desc>`,
    `<rect width="${width}" height="${whole}" fill="${ofPage('--paper')}"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** Lines of whole words, so long at most. */
function wrapped(words: string, most: number): string[] {
  const lines = [''];
  for (const word of words.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

const ofPage = (name: string): string => {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
};

const TWICE = 2;

/** The picture as PNG, at twice its size. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * TWICE;
    canvas.height = image.naturalHeight * TWICE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob === null) reject(new Error('the picture cannot be drawn here'));
        else resolve(blob);
      });
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replaceAll(/[^\w.~-]+/g, '-');
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}
