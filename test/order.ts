import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest where nothing is known of earlier runs, the longest first. */
const LONG = [
  // Compiles the program for those that follow, which start it too and may not live to keep that.
  'cli/process',
  'web/screens',
  'web/simulate',
  'crash/rivals',
  'web/histories',
  'web/edit',
  'copy/crash',
  'web/replay',
  'web/compare',
  'crash/kill',
  'server/simulations',
  'web/model-on-view',
  'simulate/back-test',
  'simulate/many',
  'bad-input/command-line',
  'web/kept-work',
  'store/open',
  'eventstoredb/faults',
  'simulate/models',
  'live/watch',
];

const placeOf = ({ moduleId, project }: TestSpecification): number => {
  // Between two that share a process, one of its own would end it.
  if (project.config.isolate) return -1;
  const place = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return place === -1 ? LONG.length : place;
};

/** Long files first, so that the workers end at about the same time. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}
