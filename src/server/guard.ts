import type { MiddlewareHandler } from 'hono';
import { HttpProblem } from './problem.ts';
import { listed } from '../report/words.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * The page may load nothing from elsewhere, and no page from elsewhere may speak to the server: not
 * under a name of its own (DNS rebinding), and not by asking across origins. What writes takes JSON
 * only, see `mount`. `names` are the hosts that may be asked, as `namesOf` gives them.
 */
export function guard(names: ReadonlySet<string>): MiddlewareHandler {
  return async (c, next) => {
    // Set first, so that refusals carry them too.
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    const host = c.req.header('host') ?? '';
    if (!names.has(host.toLowerCase().replace(/:\d+$/, ''))) {
      throw new HttpProblem(403, `"${host}" is not this machine: ask ${listed([...names], 'or')}`);
    }
    const origin = c.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`) {
      throw new HttpProblem(403, `a page of ${origin} asks: only the workbench itself may`);
    }
    await next();
  };
}
