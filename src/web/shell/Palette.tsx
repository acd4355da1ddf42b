import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Boundary } from '../parts/failure/Boundary.tsx';
import { reading$ } from '../state/timeline-data.ts';
import { go } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { cases$ } from '../state/work.ts';
import { found, type SearchHit } from './found.ts';
import { palette$ } from './everywhere.ts';

/** Finds events, sources, timelines and screens by words, and goes there. */
export function Palette() {
  const open = useRx(palette$);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Search"
      onClose={() => {
        palette$.next(false);
      }}
    >
      {open && (
        <Boundary of="The search">
          <Search />
        </Boundary>
      )}
    </dialog>
  );
}

function Search() {
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const cases = useRx(cases$);
  const reading = useRx(reading$);
  const words = useDeferredValue(sought);
  const places = useMemo(() => {
    const read = reading.status === 'read' ? reading.read : undefined;
    return found(words, { cases, read });
  }, [words, cases, reading]);
  const chosen = places[Math.min(at, places.length - 1)];
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      setAt((at + by + places.length) % Math.max(1, places.length));
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      leave(chosen);
    }
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label="Search events, sources, timelines and screens"
        aria-expanded={places.length > 0}
        aria-controls="palette-places"
        aria-activedescendant={chosen?.id}
        placeholder="Search events, sources, timelines, screens"
        autoFocus
        value={sought}
        onChange={({ target }) => {
          setSought(target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div role="listbox" id="palette-places" aria-label="Results">
        {places.map((place) => (
          <div
            key={place.id}
            id={place.id}
            role="option"
            aria-selected={place === chosen}
            onClick={() => {
              leave(place);
            }}
          >
            <span className="quiet">{place.kind}</span> {place.words}{' '}
            <span className="quiet">{place.beside}</span>
          </div>
        ))}
      </div>
      {places.length === 0 && <p role="status">Nothing contains all of these words.</p>}
    </>
  );
}

function leave({ to }: SearchHit): void {
  palette$.next(false);
  go(to);
}
