import { escape } from '../../../chart/svg.ts';
import { innerOf } from './inline.ts';

const ROW = 20;
const GLYPH = 14;
const SPACE = 16;
/** About how wide a letter is, at 11 px. */
const LETTER = 5.8;

interface Part {
  readonly glyph: string;
  readonly words: string;
}

/** A legend of the page: its name, then a small drawing with words for each of its items. */
function partsOf(list: Element): readonly Part[] {
  const items = [...list.querySelectorAll('li')].map((item) => {
    const svg = item.querySelector('svg');
    return { glyph: svg === null ? '' : innerOf(svg), words: item.textContent.trim() };
  });
  return [{ glyph: '', words: `${list.getAttribute('aria-label') ?? ''}:` }, ...items];
}

/** The legends of a figure in rows from x = 12, for the picture that stands alone; y = 0 is their top. */
export function legendOf(
  lists: readonly Element[],
  width: number,
  ink: string,
): { readonly drawn: string; readonly height: number } {
  const drawn: string[] = [];
  let y = 0;
  for (const list of lists) {
    let x = 12;
    for (const { glyph, words } of partsOf(list)) {
      const indent = glyph === '' ? 0 : GLYPH + 6;
      const wide = indent + words.length * LETTER + SPACE;
      if (x > 12 && x + wide > width) [x, y] = [24, y + ROW];
      if (glyph !== '')
        drawn.push(`<g transform="translate(${x + GLYPH / 2} ${y + ROW / 2})">${glyph}</g>`);
      drawn.push(
        `<text x="${x + indent}" y="${y + ROW / 2 + 4}" fill="${ink}" font-size="11"${glyph === '' ? ' font-weight="600"' : ''}>${escape(words)}</text>`,
      );
      x += wide;
    }
    y += ROW;
  }
  return { drawn: drawn.join(''), height: y };
}
