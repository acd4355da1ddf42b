import { escape } from '../../chart/svg.ts';

export interface Burnt {
  readonly title: string;
  readonly says: string;
  readonly ribbon?: string | undefined;
}

const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
] as const;
const TOP = 64;
const BOTTOM = 34;
/** Height of a line of the caption, and about how wide a letter of it is. */
const LINE = 15;
const LETTER = 5.8;

/**
 * A picture that stands alone: styles as computed, ground, title, ribbon and caption drawn in, and
 * drawings that lie over it in the page, in the same units.
 */
export function svgOf(
  svg: SVGSVGElement,
  { title, says, ribbon }: Burnt,
  over: readonly SVGSVGElement[] = [],
): string {
  const { width, height } = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inline(svg, copy);
  for (const each of over) {
    const twin = each.cloneNode(true) as SVGSVGElement;
    inline(each, twin);
    copy.append(...twin.children);
  }
  const ground = ofPage('--paper');
  const ink = ofPage('--ink');
  const text = (y: number, words: string, more: string): string =>
    `<text x="12" y="${y}" fill="${ink}" ${more}>${escape(words)}</text>`;
  const drawn = new XMLSerializer().serializeToString(copy);
  const inner = drawn.slice(drawn.indexOf('>') + 1, drawn.lastIndexOf('</svg>'));
  const lines = wrapped(says, Math.floor(width / LETTER));
  const whole = height + TOP + BOTTOM + (lines.length - 1) * LINE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" role="img" font-family="Inter, Arial, sans-serif" font-size="12">`,
    `<title>${escape(title)}</title><desc>${escape(says)}</desc>`,
    `<rect width="${width}" height="${whole}" fill="${ground}"/>`,
    ribbon === undefined ? '' : text(20, ribbon, 'font-weight="600"'),
    text(46, title, 'font-size="17" font-weight="600"'),
    `<g transform="translate(0 ${TOP})">${inner}</g>`,
    ...lines.map((line, i) =>
      text(whole - 12 - (lines.length - 1 - i) * LINE, line, 'font-size="11"'),
    ),
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

/** Pictures outside the page know nothing of its style sheet. */
function inline(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  for (const name of KEPT) {
    const value = computed.getPropertyValue(name);
    if (value !== '' && value !== 'none' && value !== 'normal') to.setAttribute(name, value);
    else if (name === 'fill' && value === 'none') to.setAttribute(name, 'none');
  }
  for (const name of ['class', 'style', 'tabindex', 'role', 'aria-label']) to.removeAttribute(name);
  for (const [i, child] of [...from.children].entries()) {
    const twin = to.children[i];
    if (twin !== undefined) inline(child, twin);
  }
}

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
