import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HttpProblem } from './problem.ts';

/** 256 bits of chance, as they can stand in a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * Lets in whoever has the token: programs send it as `authorization: Bearer`, a browser brings it in
 * the link that was printed, once, and keeps it in a cookie that no script can read.
 */
export function access(token: string): MiddlewareHandler {
  const expected = digest(token);
  // Digests are of one length, and the comparison takes as long wherever they differ.
  const isRight = (text: string | undefined): boolean =>
    text !== undefined && timingSafeEqual(digest(text), expected);
  return async (c, next) => {
    const inLink = isPage(c) ? c.req.query('token') : undefined;
    if (inLink !== undefined && isRight(inLink)) {
      const held = { httpOnly: true, sameSite: 'Strict', path: '/' } as const;
      setCookie(c, cookieOf(c), token, held);
      return c.redirect(withoutToken(c.req.url), 303);
    }
    const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (isRight(bearer) || isRight(getCookie(c, cookieOf(c)))) {
      await next();
      return;
    }
    return refuse(c);
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

const isPage = (c: Context): boolean =>
  c.req.method === 'GET' && !/^\/(?:api\/|openapi\.json$)/.test(c.req.path);

/** Cookies do not keep ports apart, and two servers on one machine have two tokens. */
const cookieOf = (c: Context): string =>
  `detente-${/:(\d+)$/.exec(c.req.header('host') ?? '')?.[1] ?? '80'}`;

/** Path and query of an address, never the name of another host. */
function withoutToken(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete('token');
  const query = searchParams.size === 0 ? '' : `?${searchParams.toString()}`;
  return `/${pathname.replace(/^[/\\]+/, '')}${query}`;
}

const ASKED = 'this server asks for its token: open the link that its terminal printed';

function refuse(c: Context): Response {
  c.header('www-authenticate', 'Bearer');
  if (isPage(c) && (c.req.header('accept') ?? '').includes('text/html')) {
    // After a click in another site's page the browser holds the cookie back for one step; a click
    // here is this site's own.
    const text = `${ASKED.charAt(0).toUpperCase()}${ASKED.slice(1)}. If you just did, <a href="">go on</a>.`;
    return c.html(
      `<!doctype html><html lang="en"><title>detente</title><p>${text}</p></html>`,
      401,
    );
  }
  throw new HttpProblem(401, `${ASKED}, or send it as authorization: Bearer TOKEN`);
}
