import { useSyncExternalStore } from 'react';
import type { MatrixRow } from './matrix.ts';
import { counted, proseDate } from '../../report/words.ts';

/** As wide as the matrix needs to show its names and any of its squares beside each other. */
const NARROW = '(max-width: 600px)';

const heard = (tell: () => void): (() => void) => {
  const query = matchMedia(NARROW);
  query.addEventListener('change', tell);
  return () => {
    query.removeEventListener('change', tell);
  };
};

/** Whether a list stands in for the matrix. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(heard, () => matchMedia(NARROW).matches);

const NAMED = 2;

interface CoverageListProps {
  readonly rows: readonly MatrixRow[];
  /** What a source is called. */
  readonly citeOf: (source: string) => string;
}

/** The same as the matrix where there is no room for it: each event with what it rests on. */
export function CoverageList({ rows, citeOf }: CoverageListProps) {
  return (
    <ul className="coverage-list">
      {rows.map(({ key, occurred, summary, sources, alone }) => (
        <li key={key} className={alone ? 'alone' : undefined}>
          <span className="date">{proseDate(occurred)}</span> {summary}
          <span className="quiet">
            {alone ? 'Only ' : `${counted(sources.length, 'source', 'sources')}: `}
            {sources.slice(0, NAMED).map(citeOf).join('; ')}
            {sources.length > NAMED ? ` and ${sources.length - NAMED} more` : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
