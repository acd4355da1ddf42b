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

/** Pictures outside the page know nothing of its style sheet: writes into the copy what is computed. */
export function inline(from: Element, to: Element): void {
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

/** What a drawing holds, as text that stands alone. */
export function innerOf(svg: SVGSVGElement, over: readonly SVGSVGElement[] = []): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  inline(svg, copy);
  for (const each of over) {
    const twin = each.cloneNode(true) as SVGSVGElement;
    inline(each, twin);
    copy.append(...twin.children);
  }
  const drawn = new XMLSerializer().serializeToString(copy);
  return drawn.slice(drawn.indexOf('>') + 1, drawn.lastIndexOf('</svg>'));
}
