import { type Day, isoDay } from '../../../domain/calendar.ts';
import { look, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { type Chosen, letterOf, MOST } from './choose.ts';
import type { TimelineComparison } from './use-compared.ts';
import { timelineInWords } from '../../report/compare-words.ts';

interface ChooserProps {
  readonly chosen: Chosen;
  readonly day: Day;
  readonly compared: TimelineComparison;
  readonly cascade: boolean;
}

/** Which timelines, against which of them, on what day, and whether what falls counts. */
export function Chooser({ chosen, day, compared, cascade }: ChooserProps) {
  const { names } = chosen;
  return (
    <section className="card compare-chooser" aria-label="What is compared">
      <Names chosen={chosen} />
      <label>
        Measured against
        <select
          value={names[0]}
          onChange={({ target }) => {
            look({ base: target.value });
          }}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {timelineInWords(name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        On
        <input
          type="date"
          value={isoDay(day)}
          onChange={({ target }) => {
            if (target.value !== '') look({ at: target.value });
          }}
        />
      </label>
      <label className="compare-cascade">
        <input
          type="checkbox"
          checked={cascade}
          onChange={({ target }) => {
            look({ cascade: target.checked ? undefined : 'false' });
          }}
        />
        Leave out what can no longer have happened ({fallingWords(compared)})
      </label>
    </section>
  );
}

function Names({ chosen: { names, all } }: { readonly chosen: Chosen }) {
  const { timeline } = useRx(route$);
  const others = names.filter((name) => name !== timeline);
  return (
    <fieldset>
      <legend>Timelines</legend>
      {all.map((name) => {
        const at = names.indexOf(name);
        const why = cannot(name, timeline, names);
        return (
          <label key={name} title={why}>
            <input
              type="checkbox"
              checked={at !== -1}
              disabled={why !== undefined}
              onChange={({ target }) => {
                const next = target.checked
                  ? [...others, name]
                  : others.filter((each) => each !== name);
                look({ with: next.join(',') });
              }}
            />
            {at === -1 ? '' : `${letterOf(at)}: `}
            {timelineInWords(name)}
          </label>
        );
      })}
    </fieldset>
  );
}

/** Why a timeline cannot be added or taken away now. */
function cannot(name: string, onView: string, names: readonly string[]): string | undefined {
  if (name === onView) return 'The timeline on view is always one of them';
  if (names.includes(name)) return names.length === 2 ? 'It takes two to compare' : undefined;
  return names.length === MOST ? `At most ${MOST} at once: take one away first` : undefined;
}

function fallingWords({ pairs }: TimelineComparison): string {
  const falling = pairs.map(
    ({ other, whole }) => `${whole.b.falling.length} in ${timelineInWords(other)}`,
  );
  return falling.join(', ');
}
