/**
 * The points at the end of each calendar quarter, and the last one in any case.
 * `at` is a month, `2026-03`; others than months are all kept.
 */
export function byQuarter<T extends { readonly at: string }>(points: readonly T[]): T[] {
  return points.filter(
    ({ at }, i) => i === points.length - 1 || !/^-?\d+-(?!03|06|09|12)\d\d$/.test(at),
  );
}
