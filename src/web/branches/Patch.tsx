import { useState } from 'react';
import type { EditView } from '../../report/why.ts';
import { useKeys } from '../shell/keys.ts';
import { go } from '../state/route.ts';
import { edit } from '../state/work.ts';
import { dateOf, type Work } from './edits.ts';
import { EDIT_SIGNS } from '../../report/why-words.ts';

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
  useKeys([
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
  ]);
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
      {edits.length === 0 && (
        <p>Nothing yet. Choose an event of the list to drop, move or change it, or add one.</p>
      )}
      {edits.length > 0 && (
        <button
          type="button"
          className="primary"
          onClick={() => {
            go({ screen: 'compare', view: {} });
          }}
        >
          Compare with {work.branch.from}
        </button>
      )}
      <ol className="branch-patch">
        {edits.map((each) => (
          <Line key={each.key} view={each} onTake={() => void take(each.key, 'taken back')} />
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

interface LineProps {
  readonly view: EditView;
  readonly onTake: () => void;
}

/** One edit, with its reason; it can be taken back by itself. */
function Line({ view, onTake }: LineProps) {
  return (
    <li className={view.undone ? 'undone' : undefined}>
      <span className="sign" aria-hidden="true">
        {EDIT_SIGNS[view.kind]}
      </span>
      <span>
        <Words view={view} />
        <span className="quiet"> Because: {view.reason}</span>
        {view.undone && <em> Taken back.</em>}
      </span>
      <button
        type="button"
        disabled={view.undone}
        title={view.undone ? 'It is taken back already' : `Takes ${view.key} back`}
        aria-label={`Take back ${view.key}`}
        onClick={onTake}
      >
        Take back
      </button>
    </li>
  );
}
