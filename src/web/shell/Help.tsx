import { useEffect, useRef } from 'react';
import { useRx } from '../state/use-rx.ts';
import { keysOn$, shortcuts } from '../state/keys.ts';
import { EVERYWHERE, help$ } from './everywhere.ts';

/** What the keys do, and a switch to turn them off. */
export function Help() {
  const open = useRx(help$);
  const keysOn = useRx(keysOn$);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="help-title"
      onClose={() => {
        help$.next(false);
      }}
    >
      <h2 id="help-title">Help</h2>
      <p>
        The record is what sources say happened. A branch forks from it on a day that you choose and
        changes what came after. Events that this makes impossible, or whose stated grounds it
        removes, are listed. Nothing here is a forecast.
      </p>
      <label>
        <input
          type="checkbox"
          checked={keysOn}
          onChange={({ target }) => {
            keysOn$.next(target.checked);
          }}
        />{' '}
        Single-key shortcuts
      </label>
      <table>
        <thead>
          <tr>
            <th scope="col">Key</th>
            <th scope="col">Does</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts(EVERYWHERE).map(({ keys, does }) => (
            <tr key={keys}>
              <td>
                <kbd>{keys}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="dialog">
        <button>Close</button>
      </form>
    </dialog>
  );
}
