import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { type Chosen, hideOther, letterOf, shownOf } from './choose.ts';
import { timelineInWords } from '../../report/compare-words.ts';

/** Which of the others is in front, and which are hidden; also by key. */
export function Shown({ chosen: { names } }: { readonly chosen: Chosen }) {
  const { view } = useRx(route$);
  const hide = view['hide'] ?? '';
  const shown = shownOf(names, hide);
  return names.slice(1).map((name, i) => {
    const letter = letterOf(i + 1);
    const other = hideOther(names, hide, name);
    const inFront = view['front'] === name;
    return (
      <span
        key={name}
        className="compare-shown"
        role="group"
        aria-label={`${letter}: ${timelineInWords(name)}`}
      >
        {letter}: {timelineInWords(name)}
        <button
          type="button"
          aria-pressed={inFront}
          title={`Draws the others paler, and steps through its differences only (${letter})`}
          onClick={() => {
            look({ front: inFront ? undefined : name });
          }}
        >
          In front
        </button>
        <button
          type="button"
          aria-pressed={shown.includes(name)}
          disabled={other === undefined}
          title={
            other === undefined
              ? 'One of them is always shown'
              : `Hides it or shows it again (Shift ${letter})`
          }
          onClick={() => {
            look({ hide: other });
          }}
        >
          Shown
        </button>
      </span>
    );
  });
}
