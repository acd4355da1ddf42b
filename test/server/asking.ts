import type { Served } from './served.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

interface Request {
  readonly method?: string;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks a server for JSON at a path below its address. */
export async function ask(
  { url }: Pick<Served, 'url'>,
  path: string,
  { method, body, headers = {} }: Request = {},
): Promise<Answer> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(new URL(path, url), {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...json, ...headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  const read = type.includes('json') && text !== '' ? (JSON.parse(text) as Answer['body']) : {};
  return { status: answer.status, type, headers: answer.headers, body: read };
}
