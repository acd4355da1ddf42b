import { useEffect, useState } from 'react';
import type { EditView } from '../../report/why.ts';
import { keysOf } from '../shell/keys.ts';
import { edit } from '../state/work.ts';
import { dateOf, SIGN, type Work } from './edits.ts';

/** The branch as a patch, ordered by date; every line can be taken back. */
export function Patch({ work }: { readonly work: Work }) {
  const [trouble, setTrouble] = useState<string>();
  const { timeline, redo } = work;
  const canUndo = work.edits.some(({ undone }) => !undone);
  const take = async (target: string | undefined, reason: string): Promise<void> => {
    const change = { kind: 'undo' as const, ...(target === undefined ? {} : { target }) };
    const answer = await edit(timeline, change, reason);
    setTrouble(answer.ok ? undefined : answer.message);
  };
  useEffect(
    () =>
      keysOf([
        {
          keys: 'Ctrl Z',
          does: 'takes the latest edit back',
          handle: (event) => {
            if (!isZ(event) || event.shiftKey) return false;
            if (canUndo) void take(undefined, 'taken back');
            return true;
          },
        },
        {
          keys: 'Ctrl Shift Z',
          does: 'does the edit last taken back again',
          handle: (event) => {
            if (!isZ(event) || !event.shiftKey) return false;
            if (redo !== undefined) void take(redo, 'done again');
            return true;
          },
        },
      ]),
    // The handlers read no more than these.
    [timeline, redo, canUndo],
  );
  const edits = work.edits.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
  return (
    <section className="card">
      <div className="branch-tools">
        <h2>What this branch changes</h2>
        <button
          type="button"
          disabled={!canUndo}
          title={canUndo ? 'Ctrl+Z' : 'There is no edit to take back'}
          onClick={() => void take(undefined, 'taken back')}
        >
          Undo
        </button>
        <button
          type="button"
          disabled={redo === undefined}
          title={redo === undefined ? 'Nothing was taken back last' : 'Ctrl+Shift+Z'}
          onClick={() => void take(redo, 'done again')}
        >
          Redo
        </button>
      </div>
      {trouble !== undefined && (
        <p role="alert" className="refused">
          {trouble}
        </p>
      )}
      {edits.length === 0 && <p>Nothing yet. Choose an event of the list to drop or move it.</p>}
      <ol className="branch-patch">
        {edits.map((each) => (
          <li key={each.key} className={each.undone ? 'undone' : undefined}>
            <span className="sign" aria-hidden="true">
              {SIGN[each.kind]}
            </span>
            <span>
              <Words view={each} />
              <span className="quiet"> Because: {each.reason}</span>
              {each.undone && <em> Taken back.</em>}
            </span>
            <button
              type="button"
              disabled={each.undone}
              title={each.undone ? 'It is taken back already' : `Takes ${each.key} back`}
              aria-label={`Take back ${each.key}`}
              onClick={() => void take(each.key, 'taken back')}
            >
              Take back
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

const isZ = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);

const DID = {
  drop: 'drops',
  shift: 'moves',
  replace: 'changes',
  insert: 'adds',
  assume: 'assumes',
};

function Words({ view }: { readonly view: EditView }) {
  return (
    <>
      <span className="quiet">{dateOf(view)}</span> <strong>{DID[view.kind]}</strong>{' '}
      {view.target?.summary ?? view.summary}
      {view.to !== undefined && <strong> to {view.to}.</strong>}
    </>
  );
}

/** Every event that the edits knock out, and by what. */
export function KnockOnList({ work }: { readonly work: Work }) {
  if (work.knockOns.length === 0) return null;
  return (
    <section className="card">
      <h2>What could then no longer have happened</h2>
      <p className="quiet">
        Nothing is removed for you: these events stay until you drop or move them.
      </p>
      <ol className="branch-knock">
        {work.knockOns.map(({ event, verdict, rules, causes, chain }) => (
          <li key={event.key}>
            <span className="quiet">{event.occurred}</span>{' '}
            <strong>{verdict === 'falls' ? 'falls' : 'loses a cause'}</strong> {event.summary}
            <ul>
              {rules.map(({ rule, reason }) => (
                <li key={rule}>
                  Rule <code>{rule}</code>: {reason}
                </li>
              ))}
              {causes.map(({ key, why, says, hedge }) => (
                <li key={key}>
                  Its cause <code>{key}</code> {WHY[why] ?? why}; the link is stated by {says}
                  {hedge !== undefined && ` (“${hedge}”)`}
                </li>
              ))}
              {chain.length > 1 && <li className="quiet">Chain: {chain.join(' → ')}</li>}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

const WHY: Readonly<Record<string, string>> = {
  dropped: 'is dropped',
  fell: 'falls',
  later: 'now comes later',
};
