/** A coordinate of a drawing: two digits after the point at most. */
export function place(value: number): string {
  const rounded = Number(value.toFixed(2));
  return String(rounded === 0 ? 0 : rounded);
}
