import { isDate } from '../state/day.ts';
import { listed } from '../../report/words.ts';

/** Says which parts of the address are no dates, and what is done instead. */
export function WrongDates({ of }: { readonly of: Readonly<Record<string, string | undefined>> }) {
  const wrong = Object.entries(of).filter(([, date]) => date !== undefined && !isDate(date));
  if (wrong.length === 0) return null;
  return (
    <p className="refused" role="status">
      The address asks for {listed(wrong.map(([name, date]) => `${name}=${date ?? ''}`))}, which is
      no date: write {wrong[0]?.[0]}=2025-12-13, say. It is left out of account.
    </p>
  );
}
