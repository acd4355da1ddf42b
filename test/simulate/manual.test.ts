import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelFile } from '../../src/simulate/model/model-format.ts';
import { readModel } from '../../src/simulate/model/model-file.ts';
import { registerFigures } from '../../src/simulate/language/gauges.ts';
import { flowKinds } from '../../src/simulate/language/flows.ts';
import { functions } from '../../src/simulate/language/expression.ts';
import { runRange, simulatorOf } from '../../src/simulate/many/job.ts';
import { template } from '../../src/simulate/model/template-format.ts';
import { hagglingJob } from './haggling.ts';

const manual = readFileSync('docs/models.md', 'utf8');
const [, block = ''] = /```yaml\n([\s\S]*?)```/.exec(manual) ?? [];

describe('the manual of models', () => {
  it('should show a model that runs', async () => {
    const model = readModel(block, 'docs/models.md');
    const simulator = simulatorOf(await hagglingJob({}, model));
    const { indicators, events } = runRange(simulator, 0, 49);
    expect(events).toBeGreaterThan(50);
    expect(indicators[1]?.at(-1)?.length).toBeGreaterThan(5);
  });

  it('should name every field, template, gauge and function', () => {
    const types = template.options.flatMap(({ shape }) => {
      const type: { def: { values?: string[]; entries?: Record<string, string> } } = shape.type;
      return type.def.values ?? Object.keys(type.def.entries ?? {});
    });
    expect(types).toContain('PrisonersReleased');
    const names = [
      ...Object.keys(modelFile.shape),
      ...types,
      ...registerFigures,
      ...Object.keys(flowKinds),
      ...Object.keys(functions),
      'held:',
      'promised:',
      'since:',
      'start:',
      'calendar-month',
    ];
    expect(names.filter((name) => !new RegExp(`\`[^\`]*${name}[^\`]*\``).test(manual))).toEqual([]);
  });
});
