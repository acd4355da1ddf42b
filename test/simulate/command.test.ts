import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { terminal, type Terminal } from '../cli/terminal.ts';
import { testFolder } from '../store/folder.ts';

const folder = testFolder();
const file = folder('give-and-take.yaml');
const [, text = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/models.md', 'utf8')) ?? [];
let at: Terminal;
beforeAll(async () => {
  at = await terminal(['poland']);
  // The roles stay; the actors become those of the case.
  const own = text
    .replaceAll(/(actor: |:)target\b/g, '$1pol')
    .replaceAll(/(actor: |:)sender\b/g, '$1usa');
  writeFileSync(file, own);
});

const ARGUMENTS = ['simulate', 'poland', '--model', file, '--at', '1983-05-31', '--months', '6'];
const simulate = (...more: string[]) => at.run(...ARGUMENTS, ...more);

describe('simulate', () => {
  it('should head every answer with its assumptions, and not claim to predict', async () => {
    for (const more of [
      ['--runs', '30', '--quick'],
      ['--run', '3', '--explain'],
    ]) {
      const { code, out, err } = await simulate(...more);
      expect(err).toBe('');
      expect(code).toBe(0);
      expect(out.split('\n').slice(1, 4).join(' ')).toMatch(/does not predict/);
      expect(out).toMatch(/Assumptions: mercy 0\.3/);
    }
  });

  it('should give the same answer again, also on workers', async () => {
    const { out } = await simulate('--runs', '60', '--quick', '--workers', '0');
    expect((await simulate('--runs', '60', '--quick', '--workers', '2')).out).toBe(out);
  });

  it('should write shards that merge to the whole, and verify', async () => {
    const [a, b, c] = [folder('a.json'), folder('b.json'), folder('c.json')];
    await simulate('--runs', '0..19', '--quick', '--out', a);
    await simulate('--runs', '20..39', '--quick', '--out', b);
    const whole = folder('whole.json');
    await simulate('--runs', '40', '--quick', '--out', whole);
    expect((await at.run('merge', b, a, '--out', c)).out).toMatch(/40 runs of 2 files/);
    expect(readFileSync(c, 'utf8')).toBe(readFileSync(whole, 'utf8'));
    const verified = await at.run('verify', c, '--model', file);
    expect(verified.out).toMatch(/holds what its runs give: 40 runs were run\s+again/);
    expect(verified.code).toBe(0);
    // The first shard grows to the whole when it is asked for more.
    await simulate('--runs', '40', '--quick', '--out', a);
    expect(readFileSync(a, 'utf8')).toBe(readFileSync(whole, 'utf8'));
    writeFileSync(c, readFileSync(c, 'utf8').replace('"seed":1', '"seed":2'));
    expect((await at.run('verify', c, '--model', file)).code).toBe(1);
    expect((await at.run('merge', a, b, '--out', folder('d.json'))).err).toMatch(
      /the runs 20 to 39 would be counted\s+twice/,
    );
  });

  it('should keep a future as a branch that replays and verifies', async () => {
    const kept = await simulate('--run', '3', '--keep', 'seven');
    expect(kept.out).toMatch(/Kept as the branch poland~seven/);
    expect((await at.run('replay', 'seven', '--at', '1984')).code).toBe(0);
    const verified = await at.run('verify', 'seven');
    expect(verified.code).toBe(0);
    expect(verified.out).toMatch(/draws? of \d+ simulated events? come\s+out\s+the\s+same/);
    expect(verified.out).toMatch(/not run\s+again/);
    const rerun = await at.run('verify', 'seven', '--model', file);
    expect(rerun.out).toMatch(/the\s+run\s+was\s+run\s+again/);
    expect(rerun.code).toBe(0);
    const again = await simulate('--run', '8', '--keep', 'seven');
    expect(again.code).toBe(2);
    expect(again.err).toMatch(/there is a timeline poland~seven already: choose another name/);
  });

  it.each([
    [['--runs', '0'], /--runs "0": write a whole number from 1 to 10000000/],
    [['--runs', '9..3'], /--runs "9\.\.3": write FIRST\.\.LAST/],
    [['--seed', '-1'], /--seed "-1": write a whole number from 0/],
    [['--run', 'x'], /--run "x": write a whole number from 0/],
    [['--months', '500'], /--months "500": write a whole number from 1 to 120/],
    [['--workers', '1000'], /--workers "1000": write a whole number from 0 to 64/],
    [
      ['--assume', 'mercy=2'],
      /--assume "mercy=2": write a number from 0\.1 to 0\.6 \(per month\), the range that the model gives mercy/,
    ],
    [
      ['--assume', 'merci=0.2'],
      /the model give-and-take has no assumption "merci"\. Did you mean mercy\?/,
    ],
    [['--explain'], /--explain is about one future: say which with --run N/],
    [['--run', '1', '--keep', 'A b'], /--keep "A b" cannot name a branch: use lower-case letters/],
    [['--at', '1900-01-01'], /poland has no event by 1900-01-01: start on a later day/],
    [['--model', 'nowhere.yaml'], /nowhere\.yaml: there is no such file/],
  ])('should say what to write instead of %o', async (more, message) => {
    const { code, err } = await simulate('--quick', ...more);
    expect(err.replaceAll('\n', ' ')).toMatch(message);
    expect(code).toBe(2);
  });
});
