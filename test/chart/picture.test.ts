import { describe, expect, it } from 'vitest';
import { svgFan } from '../../src/chart/fan/svg.ts';
import { svgShares } from '../../src/chart/shares/svg.ts';
import { svgTornado } from '../../src/chart/tornado/svg.ts';
import { burnt, fan, shares, swings } from './charts.ts';

const pictures = {
  fan: (more = {}) => svgFan(fan, { ...burnt, ...more }),
  shares: (more = {}) => svgShares(shares, { ...burnt, ...more }),
  tornado: (more = {}) => svgTornado(swings, { ...burnt, ...more }),
};
const all = Object.entries(pictures);

describe('pictures', () => {
  it.each(all)('should be the same bytes as ever: %s', async (name, draw) => {
    expect(draw()).toBe(draw());
    await expect(draw()).toMatchFileSnapshot(`pictures/${name}.svg`);
  });

  it.each(all)('should bear the ribbon and what was assumed: %s', (_, draw) => {
    const svg = draw();
    expect(svg).toContain('>Hypothetical branch</text>');
    expect(svg).toContain('>Model easing, seed 7, 10000 runs of 24 months.');
    expect(draw({ ribbon: 'Simulated from the record' })).toContain('>Simulated from the record<');
    expect(() => draw({ ribbon: ' ' })).toThrow(/ribbon/);
  });

  it.each(all)('should be readable without seeing it: %s', (_, draw) => {
    const svg = draw({ id: 'second' });
    expect(svg).toMatch(/<svg [^>]*role="img" aria-labelledby="second-title second-description"/);
    expect(svg).toMatch(/<title id="second-title">Hypothetical branch: [^<]{5,}<\/title>/);
    expect(svg).toMatch(/<desc id="second-description">[^<]*\d[^<]*<\/desc>/);
  });

  it.each(all)('should be well-formed, with every number a number: %s', (_, draw) => {
    expect(unclosed(draw())).toEqual([]);
    expect(draw()).not.toMatch(/NaN|Infinity|undefined|e[+-]\d/);
  });

  it.each(all)('should take nothing from elsewhere: %s', (_, draw) => {
    const links = draw().match(/(?:href|src|url\(|<script|<style|<image|<foreignObject|on\w+=)/g);
    expect(links).toBeNull();
  });

  it('should not be broken by words that look like markup, nor by forbidden characters', () => {
    const svg = svgFan(
      { ...fan, title: '</title><script>x</script> & "quoted"\u0000\u001b\ud800' },
      { ribbon: '<b>Hypothetical</b>', notes: ["it's & so on"], id: 'a"b' },
    );
    expect(svg).not.toMatch(/<script|<b>|\u0000|\u001b|\ud800/);
    expect(svg).toContain('&lt;script&gt;x&lt;/script&gt; &amp; &quot;quoted&quot;');
    expect(unclosed(svg)).toEqual([]);
  });

  it('should draw a fan of a single month, and refuse one of none', () => {
    const one = svgFan({ ...fan, runs: [], points: fan.points.slice(0, 1) }, burnt);
    expect(one).toMatch(/<path d="M383\.0,[\d.]+L383\.0,[\d.]+Z"/);
    expect(one).not.toContain('single run');
    expect(() => svgFan({ ...fan, points: [] }, burnt)).toThrow(RangeError);
  });

  it('should break long notes into lines and keep them all', () => {
    const note = Array.from({ length: 80 }, (_, i) => `word${i}`).join(' ');
    const svg = svgShares(shares, { ribbon: 'Hypothetical branch', notes: [note] });
    const words = [...svg.matchAll(/word\d+/g)].map(([word]) => word);
    expect(words.join(' ')).toBe(note);
  });
});

/** Elements that are not closed by their own name, in the order met. */
function unclosed(svg: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, end = '', name = '', , self = ''] of svg.matchAll(
    /<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/gi,
  )) {
    if (self === '/') continue;
    if (end === '') open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  const rest = svg.replaceAll(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/gi, '');
  return [...wrong, ...open, ...(/[<>]/.test(rest) ? [rest] : [])];
}
