import { BehaviorSubject } from 'rxjs';
import { openBranch } from '../../history/edit/append.ts';
import type { Edit, Opening } from '../../history/edit/schema.ts';
import { HistoryError } from '../../history/failure.ts';
import type { CasesReport } from '../../report/cases.ts';
import {
  appendRunBranch,
  digestOfRunBranch,
  holdsRunBranch,
  type RunBranch,
} from '../../simulate/story/append-run.ts';
import type { MemoryStore } from '../../store/memory/engine.ts';
import type { EventStore } from '../../store/port.ts';
import { applyPending, decide, type EditDecision, isCurrent, pendingOf } from './decision.ts';
import { Held } from './history.ts';
import { inTurn } from './in-turn.ts';
import {
  addPending,
  branchOf,
  onPendingElsewhere,
  openedBy,
  openingOfKept,
  type Pending,
  readPending,
  removePending,
  timelineOfPending,
  whileSending,
} from './outbox.ts';
import { outcome, type Outcome } from './outcome.ts';
import { Gone, type Keep, server } from './server.ts';
import { streamOf } from '../../store/timeline-name.ts';

const held = new Held();
const pendingNow = (): readonly Pending[] => readPending().map(({ work }) => work);

/** Cases and branches of the store; undefined before the first answer. */
export const cases$ = new BehaviorSubject<CasesReport | undefined>(undefined);
/** The store that everything on view is computed from: what is acknowledged, and pending work on top. */
export const store$ = new BehaviorSubject<{ readonly store: EventStore }>({ store: held.store });
/** Why there is no list of cases, where the server answered and gave none. */
export const unlisted$ = new BehaviorSubject<string | undefined>(undefined);
/** True while nobody answers. */
export const gone$ = new BehaviorSubject(false);
/** Pieces of work not yet acknowledged. */
export const pending$ = new BehaviorSubject<readonly Pending[]>(pendingNow());
/** What the server did not take, in words; shown until dismissed. */
export const trouble$ = new BehaviorSubject<string | undefined>(undefined);

export const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;

/** Makes sure that a timeline can be read from `store$`. */
export async function bring(timeline: string): Promise<void> {
  const wanted = sentFrom(timeline);
  try {
    await held.bring(wanted);
    gone$.next(false);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    gone$.next(true);
  }
  await rebuild();
}

/** The timeline itself, or what it leaves as long as only this page knows of it. */
function sentFrom(timeline: string): string {
  const own = pendingNow().find(
    (each) => each.kind !== 'edit' && timelineOfPending(each) === timeline,
  );
  return own === undefined || own.kind === 'edit' ? timeline : sentFrom(openedBy(own).from);
}

/** One at a time: an older state that took longer must not cover a newer one. */
const rebuild = inTurn(async () => {
  const pending = pendingNow();
  if (pending.length === 0) {
    store$.next({ store: held.store });
    return;
  }
  const store = await held.copy();
  for (const each of pending) await applyPending(store, each).catch(() => undefined);
  store$.next({ store });
});

/** What the rules say to some edits of a branch, made one after the other; nothing is written. */
export const decideEdits = (
  branch: string,
  edits: readonly Edit[],
): Promise<Outcome<EditDecision>> =>
  outcome(() => decide(store$.value.store, scratchStore, { branch, edits, recorded: now() }));

/** The decision itself as long as nothing was appended to its branch, else another one. */
export async function currentOf(decision: EditDecision): Promise<EditDecision> {
  const { store } = store$.value;
  if (await isCurrent(store, decision)) return decision;
  return decide(store, scratchStore, { ...decision, recorded: now() });
}

/** Does what was decided, for a reason: here at once, on the server as soon as it answers. */
export function edit(decision: EditDecision, reason: string): Promise<Outcome<EditDecision>> {
  return outcome(async () => {
    const decided = await currentOf(decision);
    await put(...pendingOf(decided, reason, now()));
    return decided;
  });
}

/** Opens a branch; its name is `CASE~NAME`. */
export function open(opening: Opening): Promise<Outcome<string>> {
  return outcome(async () => {
    const recorded = now();
    const taken = branchOf(opening);
    const known = cases$.value?.cases.flatMap(({ branches }) => branches) ?? [];
    if (known.some(({ timeline }) => timeline === taken)) {
      throw new HistoryError(`there is a branch ${taken} already: choose another name`);
    }
    const scratch = await scratchStore();
    const title = await openBranch(scratch, { ...opening, recorded });
    await put({ kind: 'open', opening, recorded });
    return title;
  });
}

/** A store to try on: what is held, and what is pending. */
export async function scratchStore(): Promise<MemoryStore> {
  const scratch = await held.copy();
  for (const each of pendingNow()) await applyPending(scratch, each).catch(() => undefined);
  return scratch;
}

/**
 * Keeps a simulated run as a branch: here at once, on the server as soon as it answers. Asked again
 * for the same run it gives the branch that is there; another one of that name is an answer of no.
 */
export function keepRun(
  run: Omit<Keep, 'digest'>,
  events: RunBranch['events'],
  recorded: string,
): Promise<Outcome<string>> {
  return outcome(async () => {
    const kept = { opening: openingOfKept(run, recorded), events };
    const title = branchOf(run);
    const known = cases$.value?.cases.flatMap(({ branches }) => branches) ?? [];
    if (known.some(({ timeline }) => timeline === title)) await bring(title);
    const scratch = await scratchStore();
    const digest = await digestOfRunBranch(scratch, kept);
    if ((await holdsRunBranch(scratch, streamOf(title), digest)) === true) return title;
    await appendRunBranch(scratch, kept);
    await put({ kind: 'keep', run: { ...run, digest }, events, recorded });
    return title;
  });
}

/** Added here and not sent yet: of these alone no answer can have been lost. */
const untried = new Set<string>();

/** Ends when it is kept and on view: who edits on does not wait for the server. */
async function put(...works: readonly Pending[]): Promise<void> {
  for (const work of works) untried.add(addPending(work));
  pending$.next(pendingNow());
  await rebuild();
  void flush();
}

/** Nobody answered: asked again after so long. */
const AGAIN_MS = 4_000;

let asking: ReturnType<typeof setTimeout> | undefined;

/** Sends what is pending, in order, until nobody answers. */
export const flush = inTurn(() => whileSending(send));

async function send(): Promise<void> {
  for (let next = readPending()[0]; next !== undefined; next = readPending()[0]) {
    const { id, work } = next;
    const timeline = timelineOfPending(work);
    try {
      if (untried.delete(id) || !(await isSaved(work))) await sendOne(work);
      gone$.next(false);
    } catch (error) {
      if (error instanceof Gone) {
        gone$.next(true);
        // The stream of appends may still be open, and would tell of no return.
        clearTimeout(asking);
        asking = setTimeout(() => void flush(), AGAIN_MS);
        return;
      }
      trouble$.next(`Not saved on ${timeline}: ${error instanceof Error ? error.message : ''}`);
    }
    await held.bring(timeline).catch(() => undefined);
    removePending(id);
    pending$.next(pendingNow());
    await rebuild();
    if (work.kind !== 'edit') await refreshCases();
  }
}

async function sendOne(work: Pending): Promise<void> {
  if (work.kind === 'open') await server.open(work.opening);
  else if (work.kind === 'keep') await server.keep(work.run);
  else await server.edit(work.branch, work.edit, work.reason);
}

/** Whether the server has it already: it was sent, and the answer was lost. */
async function isSaved(work: Pending): Promise<boolean> {
  // A kept run that is there already is no failure to the server.
  if (work.kind === 'keep') return false;
  const timeline = timelineOfPending(work);
  try {
    await held.bring(timeline);
  } catch (error) {
    if (error instanceof Gone) throw error;
    return false;
  }
  const found = held.eventOf(timeline, work.kind === 'open' ? 'opened' : work.event.key);
  if (work.kind === 'open') {
    return found?.type === 'BranchOpened' && found.data.question === work.opening.question;
  }
  return JSON.stringify(found?.data) === JSON.stringify(work.event.data);
}

/** Asks for the list of cases anew; what becomes of it is told by `cases$`, `gone$` and `unlisted$`. */
export async function refreshCases(): Promise<void> {
  try {
    cases$.next(await server.cases());
    gone$.next(false);
    unlisted$.next(undefined);
  } catch (error) {
    if (error instanceof Gone) gone$.next(true);
    else unlisted$.next(error instanceof Error ? error.message : String(error));
  }
}

/** Tells of appends by others, and takes them in; tries again by itself when the server comes back. */
export function listen(): void {
  onPendingElsewhere(() => {
    pending$.next(pendingNow());
    void rebuild();
  });
  const source = new EventSource('/api/live');
  source.addEventListener('appended', (message: MessageEvent<string>) => {
    const { stream } = JSON.parse(message.data) as { stream: string };
    void take(stream);
  });
  source.onopen = () => {
    gone$.next(false);
    void flush();
  };
  source.onerror = () => {
    gone$.next(true);
  };
}

async function take(stream: string): Promise<void> {
  const known = cases$.value?.cases.some(
    (each) =>
      streamOf(each.case) === stream ||
      each.branches.some(({ timeline }) => streamOf(timeline) === stream),
  );
  if (known !== true || stream.includes('~')) await refreshCases();
  // Who tells of an append answers: what was not sent may be sent now.
  void flush();
  if (!held.has(stream)) return;
  await held.update(stream).catch(() => undefined);
  await rebuild();
}

/** Once more, when asked: what is pending, and what was missed. */
export async function retry(): Promise<void> {
  await flush();
  await refreshCases();
}
