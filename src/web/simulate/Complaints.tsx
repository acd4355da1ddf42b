import { look } from '../state/route.ts';
import type { Complaint } from './complaints.ts';
import { agreeing } from '../../report/words.ts';

/** What the address asks for in vain, said once; it can be taken out. */
export function Complaints({ of }: { readonly of: readonly Complaint[] }) {
  return (
    <div role="status">
      {of.length > 0 && (
        <div className="notice refused">
          <ul>
            {of.map(({ key, message }) => (
              <li key={`${key} ${message}`}>{message}</li>
            ))}
          </ul>
          <button
            type="button"
            onClick={() => {
              look(Object.fromEntries(of.map(({ key }) => [key, undefined])));
            }}
          >
            Take {agreeing(of.length, 'it', 'them')} out of the address
          </button>
        </div>
      )}
    </div>
  );
}
