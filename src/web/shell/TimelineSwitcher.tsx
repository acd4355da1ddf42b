import { go, route$ } from '../state/route.ts';
import { useRx } from '../state/use-rx.ts';
import { cases$, pending$ } from '../state/work.ts';
import { timelineOfPending } from '../state/outbox.ts';

/** Chooses the record or branch on view, of any case. */
export function TimelineSwitcher() {
  const { timeline } = useRx(route$);
  const cases = useRx(cases$)?.cases ?? [];
  const pending = useRx(pending$);
  const own = pending.filter(({ kind }) => kind !== 'edit').map(timelineOfPending);
  const known = cases.flatMap((each) => [each.case, ...each.branches.map((b) => b.timeline)]);
  const unknown = [...own, timeline].filter(
    (each, i, all) => !known.includes(each) && all.indexOf(each) === i && each !== '',
  );
  return (
    <label className="switcher">
      <span className="unseen">Timeline</span>
      <select
        id="timeline-switcher"
        value={timeline}
        onChange={({ target }) => {
          go({ timeline: target.value });
        }}
      >
        {cases.map((each) => (
          <optgroup key={each.case} label={each.title}>
            <option value={each.case}>{each.case} (record)</option>
            {each.branches.map(({ timeline: name }) => (
              <option key={name}>{name}</option>
            ))}
          </optgroup>
        ))}
        {unknown.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}
