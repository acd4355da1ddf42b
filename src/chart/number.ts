/** A number for people: `1,227`; at most two digits after the point, fewer where it is large, no −0. */
export function short(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return trim(value.toFixed(digits)).replace(/\d+/, grouped);
}

/** The digits before the point, in threes. */
const grouped = (digits: string): string => digits.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',');

/** A coordinate: two digits after the point at most. */
export function place(value: number): string {
  return trim(value.toFixed(2));
}

interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
/** An interval narrower than this is given to a tenth of a per cent. */
const NARROW = 0.02;

/** `34% (31–37%)`. What is not quite 0 or 1 is never said to be. */
export function shareWithRange({ value, low, high }: Share): string {
  const digits = high - low < NARROW ? 1 : 0;
  const of = (share: number): string => trim((share * 100).toFixed(digits));
  const least = digits === 1 ? 0.1 : 1;
  let about = of(value);
  if (value > 0 && Number(about) === 0) about = `<${least}`;
  if (value < 1 && Number(about) === 100) about = `>${100 - least}`;
  return `${about}% (${of(low)}–${of(high)}%)`;
}

function trim(text: string): string {
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return trimmed === '-0' ? '0' : trimmed;
}
