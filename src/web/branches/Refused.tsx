import type { Refusal } from '../../../domain/rules/refusal.ts';

const DAY = /^choose a day from (\d{4}-\d{2}-\d{2}) on/;

/** Why an edit is not taken, in the words of the rule, and what would make it possible. */
export function RefusalCard({
  message,
  refusal,
  onDay,
}: {
  readonly message: string;
  readonly refusal?: Refusal | undefined;
  /** Puts a day into the date field, where the form has one. */
  readonly onDay?: ((day: string) => void) | undefined;
}) {
  if (refusal === undefined) return <p className="branch-refusal">{message}</p>;
  const day = DAY.exec(refusal.fix ?? '')?.[1];
  return (
    <div className="branch-refusal">
      <p>
        <strong>
          Refused by rule <code>{refusal.rule}</code>.
        </strong>{' '}
        {refusal.reason}
      </p>
      {refusal.facts.length > 0 && (
        <dl>
          {refusal.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {refusal.fix !== undefined && <p>What would do: {refusal.fix}.</p>}
      {day !== undefined && onDay !== undefined && (
        <button
          type="button"
          onClick={() => {
            onDay(day);
          }}
        >
          Use {day}
        </button>
      )}
    </div>
  );
}
