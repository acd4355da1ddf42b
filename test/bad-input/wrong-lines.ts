/** Files of events with one thing wrong, made from a good one, by what is wrong. */

import type { Content } from './folder.ts';

/** The good file: the lines of a record, its header first. */
type Spoil = (lines: readonly string[]) => Content;

const joined = (lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** Replaces a piece of one line (0: the header). */
const piece =
  (at: number, found: string | RegExp, by: string): Spoil =>
  (lines) => {
    const line = lines[at] ?? '';
    const changed = line.replace(found, () => by);
    if (changed === line) throw new Error(`line ${at + 1} has no ${String(found)}`);
    return joined(lines.with(at, changed));
  };

/** Takes the seal off, so that lines count as hand-made, then replaces a piece of one. */
const handMade =
  (at: number, found: string | RegExp, by: string): Spoil =>
  (lines) => {
    const open = lines.with(0, (lines[0] ?? '').replace(/,"revision":\d+,"hash":"\w+"/, ''));
    return at === 0 && found === '' ? joined(open) : piece(at, found, by)(open);
  };

const last = -1;
const at = (lines: readonly string[], index: number): string => lines.at(index) ?? '';

/** Lines of the good file: 1 header, 2 case, 3-4 actors, 5 source, 6 arrest, 7 sanction, 8 release, 9 relief. */
export const wrongLines: Readonly<Record<string, Spoil>> = {
  'an empty file': () => '',
  'no header': (lines) => joined(lines.slice(1)),
  'a file of another kind': () => 'name,age\nx,3\n',
  'a header of another program': piece(0, 'detente-events', 'other-events'),
  'a header from the future': piece(0, '"version":1', '"version":2'),
  'a header with an unknown field': piece(0, '"version":1', '"version":1,"steam":"x"'),
  'a stream that is no timeline': piece(0, 'case-tiny', '../../case-tiny'),
  'a hash that is none': piece(0, /"hash":"\w{60}/, '"hash":"'),
  'half a seal': piece(0, /,"hash":"\w+"/, ''),
  'a line cut short': (lines) => joined(lines).slice(0, -20),
  'lines missing at the end': (lines) => joined(lines.slice(0, last)),
  'a line missing in the middle': (lines) => joined(lines.toSpliced(5, 1)),
  'a line added': (lines) => joined([...lines, at(lines, last).replace('relief', 'relief2')]),
  'a line twice': (lines) => joined([...lines, at(lines, last)]),
  'two lines swapped': (lines) => joined([...lines.slice(0, -2), at(lines, last), at(lines, -2)]),
  'a figure changed by hand': piece(7, '"value":5', '"value":6'),
  'a field left out of a sealed line': piece(7, '"fulfils":[],', ''),
  'blanks in a sealed line': piece(7, '"type":', '"type": '),
  'a field twice in a sealed line': piece(7, '"v":1', '"v":1,"v":1'),
  'an event of another stream': (lines) =>
    joined(lines.with(0, at(lines, 0).replace('case-tiny', 'case-other'))),
  'a key changed by hand': piece(7, '"key":"release"', '"key":"released"'),
  'a version from the future': piece(8, '"v":2', '"v":3'),
  'a version that never was': piece(8, '"v":2', '"v":0'),
  'an older version in a newer shape': piece(8, '"v":2', '"v":1'),
  'a type nobody knows': piece(7, 'PrisonersReleased', 'PrisonerReleased'),
  'a type named like a trap': piece(7, 'PrisonersReleased', 'constructor'),
  'no citation': piece(7, '[{"source":"paper"}]', '[]'),
  'a hypothetical event in a record': piece(
    7,
    /"provenance":\{.*?\]\}/,
    '"provenance":{"kind":"hypothetical","reason":"x"}',
  ),
  'a simulated event in a record': piece(
    7,
    /"provenance":\{.*?\]\}/,
    '"provenance":{"kind":"simulated","model":"m","run":0,"draws":[]}',
  ),
  'an edit in a record': (lines) =>
    handMade(
      7,
      /"data":.*/,
      `"data":{"target":"${/[0-9a-f-]{36}/.exec(at(lines, 6))?.[0] ?? ''}"}}`,
    )(lines.with(7, at(lines, 7).replace('PrisonersReleased', 'EventDropped'))),
  'an impossible date': piece(7, '"2021-05"', '"2021-02-31"'),
  'an escape sequence in a summary': piece(7, 'Five', '\\u001b[2JFive'),
  'a source that is not in the record': handMade(7, '"source":"paper"', '"source":"papre"'),
  'an actor that is not in the record': handMade(7, '"actor":"target"', '"actor":"targget"'),
  'a cause that is not in the record': handMade(8, /"event":"\w{8}/, '"event":"00000000'),
  'a number where an event is expected': handMade(7, /.*/, '42'),
  'a list where an event is expected': handMade(7, /.*/, '[]'),
  'an event nested without end': handMade(7, /.*/, `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
  'a line over the limit': handMade(7, 'Five', 'x'.repeat(300 * 1024)),
  'a stream twice': (lines) => joined([...lines, ...lines]),
  'NUL bytes': (lines) => Buffer.from(`${joined(lines)}\0`),
  'UTF-16': (lines) => Buffer.from(`\uFEFF${joined(lines)}`, 'utf16le'),
  'Latin-1': (lines) => Buffer.from(joined(lines).replace('Five', 'Fünf'), 'latin1'),
};

/** Files of a branch, made from a good one (1 header, 2 BranchOpened, 3 EventDropped). */
export const wrongBranchLines: Readonly<Record<string, Spoil>> = {
  'no opening': (lines) => joined(lines.toSpliced(1, 1)),
  'no opening, by hand': (lines) =>
    joined([at(lines, 0).replace(/,"revision":1,"hash":"\w+"/, ''), at(lines, 2)]),
  'another parent than the header says': piece(
    0,
    /"parent":\{"stream":"case-tiny"/,
    '"parent":{"stream":"case-toni"',
  ),
  'an opening of another branch': piece(1, '"branch":"no-relief"', '"branch":"other"'),
  'a parent in another case': piece(1, '"parent":"case-tiny"', '"parent":"case-other"'),
  'a fork that the parent does not have': piece(1, /"forkRevision":\d+/, '"forkRevision":99'),
  'a fork from another history': piece(1, /"forkHash":"\w{8}/, '"forkHash":"00000000'),
  'a documented event': piece(
    2,
    /"provenance":\{.*?\}/,
    '"provenance":{"kind":"documented","citations":[{"source":"paper"}]}',
  ),
};
