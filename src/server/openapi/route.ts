import { z } from 'zod';
import { type Route, route } from '../route.ts';
import { documentOf } from './document.ts';

/** Adds the document of a table, itself in it, to the table. */
export function documented(routes: readonly Route[], version: string): readonly Route[] {
  let document: object | undefined;
  const all: Route[] = [
    ...routes,
    route({
      method: 'get',
      path: '/openapi.json',
      name: 'getDocument',
      summary: 'This document',
      answers: {
        200: {
          says: 'OpenAPI 3.1',
          shape: z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }),
        },
      },
      // Written when first asked for: few do.
      handle: (_, c) => c.json((document ??= documentOf(all, version))),
    }),
  ];
  return all;
}
