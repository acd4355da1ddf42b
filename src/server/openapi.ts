import { z } from 'zod';
import { problem } from './shapes.ts';
import { TITLES } from './problem.ts';
import { type Route, route, type RouteAnswer } from './route.ts';

/** A schema as JSON Schema 2020-12, which is what OpenAPI 3.1 holds. */
type JsonSchema = Readonly<Record<string, unknown>>;

/** Collects the named schemas of a document while others that refer to them are written out. */
class Components {
  readonly #byName = new Map<string, string>();

  /** What a request may hold (`input`), or what an answer holds (`output`). */
  write(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $defs, ...root } = without(z.toJSONSchema(schema, { io }), ['$schema']);
    for (const [name, written] of Object.entries(($defs ?? {}) as Record<string, JsonSchema>)) {
      this.#keep(nameOf(name), renamed(JSON.stringify(without(written, ['id', '$id']))));
    }
    return JSON.parse(renamed(JSON.stringify(root))) as JsonSchema;
  }

  /** All that were met, by name. */
  all(): Record<string, JsonSchema> {
    const sorted = [...this.#byName].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(sorted.map(([name, text]) => [name, JSON.parse(text) as JsonSchema]));
  }

  #keep(name: string, text: string): void {
    if ((this.#byName.get(name) ?? text) !== text) {
      throw new Error(`two schemas are called ${name}`);
    }
    this.#byName.set(name, text);
  }
}

/** The name it goes by. What refers to itself without a name is JSON as such. */
const nameOf = (own: string): string => (own.startsWith('__') ? 'Json' : own);

const without = (schema: object, fields: readonly string[]): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([field]) => !fields.includes(field)));

/** Turns references within one schema into references within the document. */
function renamed(text: string): string {
  return text.replaceAll(
    /"#\/\$defs\/(\w+)"/g,
    (_, name: string) => `"#/components/schemas/${nameOf(name)}"`,
  );
}

const ABOUT = `The cases, branches and simulations of one store. Without \`--host\` the server answers this machine
only and asks for no token. Every refusal is application/problem+json; a known address asked by
another method is answered with 405 and \`allow\`; reports have the shapes that docs/cli.md lists.`;

/** What any route may refuse with: a bad request, no token, another page, a failure inside. */
const ALWAYS = [400, 401, 403, 500];
/** A route that takes a body may also find it too long, or of another kind. */
const WITH_BODY = [413, 415];

/** The table of routes as an OpenAPI 3.1 document. */
function documentOf(routes: readonly Route[], version: string): JsonSchema {
  const components = new Components();
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const each of routes) {
    (paths[each.path] ??= {})[each.method] = operation(each, components);
  }
  const refused = new Set(routes.flatMap(problemsOf));
  const problems = [...refused].sort((a, b) => a - b);
  const shape = components.write(problem, 'output');
  return {
    openapi: '3.1.0',
    info: { title: 'detente', version, description: ABOUT },
    servers: [{ url: '/' }],
    security: [{}, { token: [] }],
    paths,
    components: {
      schemas: components.all(),
      responses: Object.fromEntries(problems.map((each) => [`Problem${each}`, said(each, shape)])),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that `serve --host` prints; the page keeps it in a cookie.',
        },
      },
    },
  };
}

function operation(route: Route, components: Components): JsonSchema {
  const { name, summary, body } = route;
  const parameters = [
    ...parametersOf(route.params, 'path', components),
    ...parametersOf(route.query, 'query', components),
  ];
  const answered = Object.entries(route.answers).map(([status, answer]) => [
    status,
    responseOf(answer, components),
  ]);
  const refused = problemsOf(route).map((status) => [
    String(status),
    { $ref: `#/components/responses/Problem${status}` },
  ]);
  return {
    operationId: name,
    summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: components.write(body, 'input') } },
          },
        }),
    responses: Object.fromEntries([...answered, ...refused]) as JsonSchema,
  };
}

function problemsOf({ body, problems }: Route): number[] {
  const all = [...ALWAYS, ...(body === undefined ? [] : WITH_BODY), ...problems];
  return [...new Set(all)].sort((a, b) => a - b);
}

const said = (status: number, schema: JsonSchema): JsonSchema => ({
  description: TITLES[status] ?? '',
  content: { 'application/problem+json': { schema } },
});

function parametersOf(
  shape: Route['params'],
  place: 'path' | 'query',
  components: Components,
): JsonSchema[] {
  const { properties = {}, required = [] } = components.write(shape, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function responseOf(
  { says, shape, type, headers }: RouteAnswer,
  components: Components,
): JsonSchema {
  const media = type ?? 'application/json';
  const content =
    shape === undefined
      ? { [media]: { schema: { type: 'string' } } }
      : { [media]: { schema: components.write(shape, 'output') } };
  const named = Object.entries(headers ?? {}).map(([name, description]) => [
    name,
    { description, schema: { type: 'string' } },
  ]);
  return {
    description: says,
    ...(named.length === 0 ? {} : { headers: Object.fromEntries(named) as JsonSchema }),
    ...(shape === undefined && type === undefined ? {} : { content }),
  };
}

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
