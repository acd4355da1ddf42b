import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { eventSchema } from '../../domain/event.ts';
import { readCase } from '../../src/case/folder.ts';
import { importCase } from '../../src/case/import.ts';
import { readCatalogue } from '../../src/history/catalogue.ts';
import { openTimeline } from '../../src/history/timeline.ts';
import { readModel } from '../../src/simulate/model/model-file.ts';
import { checkCatalogue } from '../../src/simulate/model/model-catalogue.ts';
import { programOf } from '../../src/simulate/run/program.ts';
import { Simulator } from '../../src/simulate/run/run.ts';
import { startFrom } from '../../src/simulate/run/read-start.ts';
import { tell } from '../../src/simulate/story/story.ts';
import { MemoryStore } from '../../src/store/memory/engine.ts';
import { streamOf } from '../../src/store/timeline-name.ts';

const cases = parse(readFileSync('scenarios/cases.yaml', 'utf8')) as string[];
const models = cases.flatMap((name) => {
  const folder = join('scenarios', name, 'models');
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => [name, join(folder, file)] as const)
    : [];
});

describe.each(models)('%s: %s', (name, file) => {
  const model = readModel(readFileSync(file, 'utf8'), file);

  it('should name actors and sources of its case, and be called like its file', async () => {
    const store = new MemoryStore();
    await importCase(store, readCase(join('scenarios', name)));
    const timeline = await openTimeline(store, name);
    checkCatalogue(model, await readCatalogue(store, timeline.lineage), file);
    expect(file.endsWith(`/${model.written.model}.yaml`)).toBe(true);
  });

  it('should run from the end of the record, in events that are well formed', async () => {
    const store = new MemoryStore();
    await importCase(store, readCase(join('scenarios', name)));
    const start = await startFrom(await openTimeline(store, name));
    const { months } = model.written;
    const simulator = new Simulator(programOf(model), start, {
      seed: 1,
      months,
      set: {},
      vary: true,
    });
    for (let run = 0; run < 20; run += 1) {
      const { events, series } = tell(simulator, run, {
        stream: streamOf(`${name}~told`),
        recorded: '2026-11-24T05:00:00Z',
        nameOf: (actor) => actor,
      });
      expect(series).toHaveLength(months);
      for (const { event } of events) expect(eventSchema.parse(event)).toEqual(event);
    }
  });
});
