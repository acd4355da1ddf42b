import { readText } from '../../case/text-file.ts';
import { InputError } from '../../input/problem.ts';
import { parsing, problemsOf } from '../../input/wording.ts';
import { type Result, resultFile } from './result.ts';
import { BLOCKS } from './tally.ts';
import { joined } from './ranges.ts';

/**
 * Reads and checks a result. Throws InputError.
 *
 * ```ts
 * readResult('nowhere.json'); // throws 'nowhere.json: there is no such file'
 * ```
 */
export function readResult(path: string): Result {
  const text = readText(path, path);
  const parsed = resultFile.safeParse(parseJson(text, path), parsing);
  if (!parsed.success) throw new InputError(problemsOf(path, parsed.error));
  checkCounts(path, parsed.data);
  return parsed.data;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new InputError([
      { file, message: 'this is not JSON: name a file that simulate --out wrote' },
    ]);
  }
}

/** Counts that do not add up were not written by simulate. */
function checkCounts(file: string, result: Result): void {
  const runs = joined(result.runs).reduce((sum, [from, to]) => sum + to - from + 1, 0);
  for (const { indicator, months } of result.indicators) {
    for (const histogramOfMonth of months) {
      const counted = histogramOfMonth.reduce((sum, [, count]) => sum + count, 0);
      if (months.length !== result.manifest.months || counted !== runs) {
        const message = `it counts ${counted} of ${runs} runs: the file was changed or is incomplete`;
        throw new InputError([{ file, field: `indicators.${indicator}`, message }]);
      }
    }
  }
  if (result.blocks.some(({ below }) => !BLOCKS.some((each) => each === below))) {
    throw new InputError([
      {
        file,
        field: 'blocks',
        message: 'these are not the blocks that simulate writes: the file was changed',
      },
    ]);
  }
}
