import type { Cite } from '../../report/event-view.ts';
import { cited$ } from '../sources/CitationDrawer.tsx';

/** Buttons that open the sources of what stands before them; says so where there is none. */
export function Cites({ sources }: { readonly sources: readonly Cite[] }) {
  if (sources.length === 0) return <span className="quiet">(assumed: no source)</span>;
  return (
    <span className="cites">
      {sources.map(({ source, cite }) => (
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
    </span>
  );
}
