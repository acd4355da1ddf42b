const ZERO = /[\u0300-\u036f\u200b-\u200d\ufe00-\ufe0f]/g;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/gu;

/** Columns that text without colour takes on a terminal: East Asian letters two, marks none. */
export function widthOf(text: string): number {
  const letters = text.replace(ZERO, '');
  const wide = letters.match(WIDE)?.length ?? 0;
  return Array.from(letters).length + wide;
}

/** Text with spaces up to a width. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
}
