import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { HistoryError, RefusedEdit } from '../history/failure.ts';
import { UsageError } from '../input/usage.ts';
import { InputError } from '../input/problem.ts';
import { IdConflict, WrongExpectedRevision } from '../store/failure.ts';

/** A request that cannot be answered: the detail says what was found, what is allowed, what to do. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: ContentfulStatusCode;
  readonly more: object;
  constructor(status: ContentfulStatusCode, detail: string, more: object = {}) {
    super(detail);
    this.status = status;
    this.more = more;
  }
}

export const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not as it should be',
  401: 'Not without the token',
  403: 'Not from here',
  404: 'Not found',
  405: 'Not this way',
  409: 'Somebody else was first',
  410: 'Gone',
  413: 'Too much',
  415: 'Not this kind of content',
  422: 'A rule forbids it',
  429: 'Too many at once',
  500: 'The server failed',
  503: 'No place is free',
};

/** What a failure is told as (RFC 9457). */
export interface ProblemBody {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: ContentfulStatusCode;
  readonly detail: string;
}

export function problemBody(error: unknown): ProblemBody {
  const { status, message, more } = problemOf(error);
  return { type: 'about:blank', title: TITLES[status] ?? '', status, detail: message, ...more };
}

/** The answer to a failure: application/problem+json. */
export function answerProblem(c: Context, error: unknown): Response {
  const body = problemBody(error);
  const type = { 'content-type': 'application/problem+json' };
  return c.body(JSON.stringify(body), body.status, type);
}

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof RefusedEdit) {
    const { rule, reason, facts, fix, remedies } = error.refusal;
    return new HttpProblem(422, reason, { rule, facts, fix, remedies });
  }
  if (error instanceof WrongExpectedRevision || error instanceof IdConflict) {
    const more = error instanceof WrongExpectedRevision ? { revision: error.actual } : {};
    const detail = `${error.message}. Read the timeline again, then repeat the change`;
    return new HttpProblem(409, detail, more);
  }
  if (error instanceof HistoryError) {
    return new HttpProblem(error.message.startsWith('no timeline') ? 404 : 400, error.message);
  }
  if (isOurs(error) || error instanceof UsageError || error instanceof InputError) {
    return new HttpProblem(400, error.message);
  }
  // What went wrong inside is not told to whoever asks.
  return new HttpProblem(500, 'the server failed at this request; its terminal says more');
}

/** Values out of range are told as RangeError; the engine tells of exhaustion in the same way. */
function isOurs(error: unknown): error is RangeError {
  return (
    error instanceof RangeError && !/call stack|^Invalid .* length|allocation/.test(error.message)
  );
}
