import { useState } from 'react';
import type { Cite } from '../../report/event-view.ts';
import { cited$ } from '../sources/CitationDrawer.tsx';
import { counted } from '../../report/words.ts';

interface Props {
  readonly sources: readonly Cite[];
  /** How many are shown at first; the rest at a press. */
  readonly few?: number;
}

/** Buttons that open the sources of what stands before them; says so where there is none. */
export function Cites({ sources, few = 1 }: Props) {
  const [all, setAll] = useState(false);
  if (sources.length === 0) return <span className="quiet">(assumed: no source)</span>;
  const shown = all ? sources : sources.slice(0, few);
  const more = sources.length - shown.length;
  return (
    <span className="cites">
      {shown.map(({ source, cite }) => (
        <button
          key={source}
          type="button"
          onClick={() => {
            cited$.next(source);
          }}
        >
          {cite}
        </button>
      ))}
      {more > 0 && (
        <button
          type="button"
          onClick={() => {
            setAll(true);
          }}
        >
          {counted(more, 'more source')}
        </button>
      )}
    </span>
  );
}
