import type { Fan } from '../../src/chart/fan/marks.ts';
import type { Shares } from '../../src/chart/shares/marks.ts';
import type { ChartCaption } from '../../src/chart/svg.ts';
import type { Swings } from '../../src/chart/tornado/marks.ts';

/** Two years of months from March 2026: a median that rises and bands that open. */
export const fan: Fan = {
  title: 'People held',
  unit: 'people',
  points: Array.from({ length: 24 }, (_, i) => ({
    at: `${2026 + Math.floor((i + 2) / 12)}-${String(((i + 2) % 12) + 1).padStart(2, '0')}`,
    p10: 1100 - 30 * i,
    p25: 1110 - 22 * i,
    p50: 1120 - 15 * i,
    p75: 1130 - 6 * i,
    p90: 1140 + 8 * i,
  })),
  runs: [
    Array.from({ length: 24 }, (_, i) => 1120 - 10 * i),
    Array.from({ length: 24 }, (_, i) => (i < 9 ? 1120 : 900)),
  ],
};

export const shares: Shares = {
  title: 'What came of it',
  shares: [
    { name: 'An agreement', value: 0.342, low: 0.313, high: 0.372 },
    { name: 'All released', value: 0.004, low: 0.001, high: 0.012 },
    { name: 'Snap-back', value: 1, low: 0.996, high: 1 },
    { name: 'Never', value: 0, low: 0, high: 0.004 },
  ],
};

export const swings: Swings = {
  title: 'People held at the end',
  unit: 'people',
  base: 980,
  bars: [
    { name: 'patience', range: [0.2, 0.9], atLow: 1100, atHigh: 820, clear: true },
    { name: 'arrests-a-month', range: [0, 60], atLow: 930, atHigh: 1090, clear: true },
    { name: 'audience-cost', range: [0, 1], atLow: 960, atHigh: 920, clear: true },
    {
      name: 'a-very-long-name-of-an-assumption',
      range: [1, 6],
      atLow: 979,
      atHigh: 983,
      clear: false,
    },
  ],
};

export const burnt: ChartCaption = {
  ribbon: 'Hypothetical branch',
  notes: ['Model easing, seed 7, 10000 runs of 24 months. It explains, it does not predict.'],
};
