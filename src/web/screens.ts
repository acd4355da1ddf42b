/** Every screen that is built; each is a link in the bar. */
export const screens = ['replay', 'branches', 'compare', 'simulate', 'sources'] as const;
export type Screen = (typeof screens)[number];
