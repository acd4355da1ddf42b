import type { Edit, Opening } from '../../history/edit/schema.ts';
import type { CasesReport } from '../../report/cases.ts';
import type { Model } from '../../simulate/model/model.ts';
import type { Variant } from '../../simulate/model/variant.ts';
import type { NewEvent } from '../../store/port.ts';

/** The server answered, and the answer is no: what problem+json says. */
export class ServerProblem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Nobody answered: the server has stopped, or cannot be reached. */
export class Gone extends Error {
  override readonly name = 'Gone';
}

async function ask<T>(path: string, body?: object): Promise<T> {
  const init =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        };
  const answer = await fetch(`/api/${path}`, init).catch((cause: unknown) => {
    throw new Gone('the local server does not answer', { cause });
  });
  const read = (await answer.json().catch(() => ({}))) as T & { detail?: string; title?: string };
  if (answer.ok) return read;
  throw new ServerProblem(answer.status, read.detail ?? read.title ?? `HTTP ${answer.status}`);
}

export interface StreamLine extends NewEvent {
  readonly revision: number;
}
/** A simulated run to be kept as a branch; `digest` says which events the page computed. */
export interface Keep {
  readonly from: string;
  readonly name: string;
  readonly at: string;
  readonly model: string;
  /** What its actors do otherwise. */
  readonly variant: Variant;
  readonly run: number;
  readonly seed: number;
  readonly months: number;
  readonly set: Readonly<Record<string, number>>;
  readonly question: string;
  readonly digest: string;
}

/** See docs/api.md. */
export const server = {
  cases: () => ask<CasesReport>('cases'),
  stream: (stream: string, from: number) =>
    ask<{ events: readonly StreamLine[] }>(`streams/${encodeURIComponent(stream)}?from=${from}`),
  models: (name: string) => ask<{ models: readonly Model[] }>(`cases/${name}/models`),
  open: (opening: Opening) => ask<{ timeline: string }>('branches', opening),
  keep: (run: Keep) => ask<{ timeline: string }>('kept-runs', run),
  edit: (timeline: string, edit: Edit, reason: string) =>
    ask<{ revision: number }>(`timelines/${encodeURIComponent(timeline)}/edits`, { edit, reason }),
};
