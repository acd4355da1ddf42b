import { useEffect, useRef } from 'react';
import { BehaviorSubject } from 'rxjs';
import { Boundary } from '../failure/Boundary.tsx';
import { sourceReport } from '../../../report/sources.ts';
import type { TimelineData } from '../../state/timeline-data.ts';
import { go } from '../../state/route.ts';
import { useRx } from '../../state/use-rx.ts';
import { Reference, Resting } from './Reference.tsx';
import { useReport } from '../../state/use-report.ts';

/** The source in the drawer, by its name in the catalogue; undefined when it is shut. */
export const cited$ = new BehaviorSubject<string | undefined>(undefined);

const shut = (): void => {
  cited$.next(undefined);
};

/** A source with its full reference and what rests on it, beside whatever is on view. */
export function CitationDrawer({ read }: { readonly read: TimelineData }) {
  const cited = useRx(cited$);
  return cited === undefined ? null : <Drawer read={read} name={cited} key={cited} />;
}

function Drawer({ read, name }: { readonly read: TimelineData; readonly name: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A modal dialog keeps the focus, shuts on Escape and gives the focus back by itself.
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
    };
  }, []);
  const source = read.catalogue.sources.get(name);
  const report = useReport(
    () => (source === undefined ? undefined : sourceReport(read, source)),
    [read, source],
  );
  return (
    <dialog
      ref={dialog}
      className="drawer"
      aria-labelledby="drawer-title"
      onClose={() => {
        if (dialog.current?.open !== true) shut();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="drawer-inner">
        <div className="figure-head">
          <h2 id="drawer-title">{source?.title ?? `The record has no source ${name}`}</h2>
          <button type="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <Boundary of="The source">
          {source !== undefined && <Reference source={source} />}
          {report !== undefined && <Resting report={report} onGo={shut} />}
        </Boundary>
        {source !== undefined && (
          <button
            type="button"
            onClick={() => {
              shut();
              go({ screen: 'sources', view: { source: name } });
            }}
          >
            Show it in Sources
          </button>
        )}
      </div>
    </dialog>
  );
}
