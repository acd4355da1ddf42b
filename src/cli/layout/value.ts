import { spoken } from '../../report/words.ts';

type Names = Readonly<Record<string, string>>;

/** A value of an event's field, in words as far as it goes; actors by name where `names` has them. */
export function shown(value: unknown, names: Names = {}): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string')
    return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return shownList(value, names);
  const fields = Object.entries(value as Record<string, unknown>);
  if (fields[0]?.[0] === 'value') return shownQuantity(value as Record<string, unknown>);
  return fields
    .filter(([, inner]) => !(Array.isArray(inner) && inner.length === 0))
    .map(([key, inner]) => `${spokenField(key)} ${shown(inner, names)}`)
    .join(', ');
}

/** Plain items in one line, compound ones a line each. */
function shownList(list: readonly unknown[], names: Names): string {
  if (list.length === 0) return 'none';
  const compound = list.some((item) => typeof item === 'object');
  return list.map((item) => shown(item, names)).join(compound ? '\n' : ', ');
}

/** `inAbsentia` → "in absentia". */
export const spokenField = (field: string): string =>
  spoken(field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

function shownQuantity({ value, qualifier, upper, disputed }: Record<string, unknown>): string {
  const hedge =
    qualifier === 'exact' || qualifier === undefined ? '' : `${spoken(shown(qualifier))} `;
  const to = upper === undefined ? '' : ` and ${shown(upper)}`;
  const rivals = Array.isArray(disputed)
    ? disputed.map((rival: Record<string, unknown>) => {
        return `${shownQuantity(rival)} by ${shown(rival['source'])}`;
      })
    : [];
  return `${hedge}${shown(value)}${to}${rivals.length === 0 ? '' : ` (disputed: ${rivals.join('; ')})`}`;
}
