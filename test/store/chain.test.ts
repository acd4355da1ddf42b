import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GENESIS, link } from '../../src/store/chain.ts';
import { line } from '../contract/lines.ts';

describe('link', () => {
  it('should be what sha256sum makes of the documented lines', () => {
    const event = line(7, { data: 'Łukašenka', sort: -18628, role: 'catalogue' });
    const parts = [GENESIS, 'case-belarus', '0', event.id, 'catalogue', '-18628', event.text];

    const shell = execFileSync('sh', [
      '-c',
      'printf "%s\\n%s\\n%s\\n%s\\n%s\\n%s\\n%s" "$@" | sha256sum',
      'sh',
      ...parts,
    ]);

    expect(link(GENESIS, 'case-belarus', 0, event)).toBe(shell.toString().slice(0, 64));
  });

  it('should stay the same for ever', () => {
    expect(link(GENESIS, 'case-x', 0, line(1))).toBe(
      createHash('sha256')
        .update(`${GENESIS}\ncase-x\n0\n${line(1).id}\nworld\n1\n${line(1).text}`)
        .digest('hex'),
    );
  });

  it('should change with every part', () => {
    const base = line(1);
    const hashes = [
      link(GENESIS, 's', 0, base),
      link('1'.repeat(64), 's', 0, base),
      link(GENESIS, 't', 0, base),
      link(GENESIS, 's', 1, base),
      link(GENESIS, 's', 0, { ...base, id: line(2).id }),
      link(GENESIS, 's', 0, { ...base, role: 'amendment' }),
      link(GENESIS, 's', 0, { ...base, sort: 2 }),
      link(GENESIS, 's', 0, { ...base, text: `${base.text} ` }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('should take any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const event = { ...line(1), text };
        const bytes = Buffer.from(`${GENESIS}\ns\n0\n${event.id}\nworld\n1\n${text}`);
        expect(link(GENESIS, 's', 0, event)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });
});
