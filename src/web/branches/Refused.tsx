import type { Refusal, Remedy } from '../../../domain/refusal.ts';
import { inWords } from './fields.ts';
import { formatQuantity } from '../../report/words.ts';

/** Why an edit is not taken, in the words of the rule, and what would make it possible. */
export function RefusalCard({
  message,
  refusal,
  onRemedy,
}: {
  readonly message: string;
  readonly refusal?: Refusal | undefined;
  /** Puts a value into its field; gives undefined where the form has no such field. */
  readonly onRemedy?: ((remedy: Remedy) => (() => void) | undefined) | undefined;
}) {
  if (refusal === undefined)
    return (
      <ul className="branch-missing">
        {message.split('; ').map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    );
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
      {refusal.remedies?.map((remedy) => (
        <RemedyButton key={wordsOf(remedy)} remedy={remedy} put={onRemedy?.(remedy)} />
      ))}
    </div>
  );
}

/** What the rule would take, at one press. */
function RemedyButton({
  remedy,
  put,
}: {
  readonly remedy: Remedy;
  readonly put?: (() => void) | undefined;
}) {
  return put === undefined ? null : (
    <button type="button" onClick={put}>
      {wordsOf(remedy)}
    </button>
  );
}

function wordsOf({ field, value }: Remedy): string {
  const name = inWords(field.replace('data.', ''));
  if (field === 'actor' && typeof value === 'string') return `Let ${value} act`;
  if (typeof value === 'string') return `Use ${value}`;
  if ('qualifier' in value) return `Use ${formatQuantity(value)} for ${name}`;
  return `Leave only ${value.join(', ')} as ${name}`;
}
