import type { Context } from 'hono';
import type { z } from 'zod';
import { nothing } from './shapes.ts';

export type Method = 'get' | 'post' | 'delete';

/** What one status of a route says. */
export interface RouteAnswer {
  readonly says: string;
  /** Shape of the body; an object that is only described where no schema of it exists. */
  readonly shape?: z.ZodType;
  /** `application/json` unless said otherwise. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What was asked, checked. */
export interface RouteInput<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** One address and method: how it is checked, what it answers, and what it does. */
export interface Route {
  readonly method: Method;
  /** `/api/timelines/{timeline}/state`. */
  readonly path: string;
  /** Its name in the document: a verb and a noun, in camel case. */
  readonly name: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | undefined;
  /** Bytes of the body, at most. */
  readonly bodyMax: number;
  readonly answers: Readonly<Record<number, RouteAnswer>>;
  /** Statuses of refusals beside those that every route has. */
  readonly problems: readonly number[];
  /** Whether the answer goes on until somebody ends it. */
  readonly streams: boolean;
  readonly handle: (asked: RouteInput<unknown, unknown, unknown>, c: Context) => Answering;
}
type Answering = Response | Promise<Response>;

/** Bytes of a request's body where a route says nothing else. */
export const BODY_MAX = 256 * 1024;

type Written<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = Pick<
  Route,
  'method' | 'path' | 'name' | 'summary' | 'answers'
> &
  Partial<Pick<Route, 'bodyMax' | 'problems' | 'streams'>> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly handle: (
      asked: RouteInput<z.infer<P>, z.infer<Q>, z.infer<B>>,
      c: Context,
    ) => Answering;
  };

/** Puts a route together; its handler is given what its own schemas have checked. */
export function route<
  P extends z.ZodObject = typeof nothing,
  Q extends z.ZodObject = typeof nothing,
  B extends z.ZodType = z.ZodUndefined,
>(written: Written<P, Q, B>): Route {
  const { handle, params, query, body } = written;
  return {
    bodyMax: BODY_MAX,
    problems: [],
    streams: false,
    ...written,
    params: params ?? nothing,
    query: query ?? nothing,
    body,
    handle: (asked, c) => handle(asked as Parameters<typeof handle>[0], c),
  };
}
