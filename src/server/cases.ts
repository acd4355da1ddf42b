import { z } from 'zod';
import { headOf } from '../history/lineage.ts';
import { casesReport } from '../report/cases.ts';
import { findModel, modelNames } from '../simulate/model/shipped-models.ts';
import type { EventStore } from '../store/port.ts';
import { type Route, route } from './route.ts';
import { ofCase, report } from './shapes.ts';
import { streamOf } from '../store/timeline-name.ts';

/** What there is: cases and their models. */
export function caseRoutes(store: EventStore, version: string): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/health',
      name: 'getHealth',
      summary: 'Whether the server answers, and which version',
      answers: {
        200: {
          says: 'It does',
          shape: z.strictObject({ name: z.literal('detente'), version: z.string() }),
        },
      },
      handle: (_, c) => c.json({ name: 'detente', version }),
    }),
    route({
      method: 'get',
      path: '/api/cases',
      name: 'listCases',
      summary: 'The cases with their branches',
      answers: { 200: { says: 'The cases', shape: report('cases') } },
      handle: async (_, c) => c.json(await casesReport(store)),
    }),
    route({
      method: 'get',
      path: '/api/cases/{case}/models',
      name: 'listModels',
      summary: 'The models that come with a case, with their hashes',
      params: ofCase,
      problems: [404],
      answers: {
        200: {
          says: 'The models',
          shape: z.strictObject({
            models: z.array(z.looseObject({ written: z.looseObject({}), hash: z.string() })),
          }),
        },
      },
      handle: async ({ params }, c) => {
        await headOf(store, streamOf(params.case));
        const models = modelNames(params.case).map((each) => findModel(params.case, each).model);
        return c.json({ models });
      },
    }),
  ];
}
