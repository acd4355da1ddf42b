/** The house: which rooms there are, what each may import, how each is built inside, and what it shows. */

interface Room {
  /** Rooms that it may import beside itself; without the list it may import any but the ends. */
  readonly imports?: readonly string[];
  /** Packages that it may import; without it any. */
  readonly packages?: RegExp;
  /**
   * Its floors, from the ground up, as patterns of paths inside the room. A file imports from its own
   * floor and those below. A room without floors is one floor.
   */
  readonly floors?: readonly RegExp[];
  /** What other rooms may import of it, as patterns of paths inside the room; without it everything. */
  readonly face?: readonly RegExp[];
  /** Other rooms see its functions as a library: each that they use has an example that runs. */
  readonly examples?: true;
}

export const ROOMS: Readonly<Record<string, Room>> = {
  domain: {
    imports: [],
    packages: /^zod$/,
    examples: true,
  },
  projections: { imports: ['domain'], packages: /^immer$/ },
  'src/input': { imports: ['domain'] },
  'src/store': { imports: ['domain'] },
  'src/history': {
    imports: ['domain', 'projections', 'src/store', 'src/input'],
    packages: /^node:crypto$/,
    examples: true,
  },
  'src/case': { imports: ['domain', 'projections', 'src/store', 'src/history', 'src/input'] },
  'src/copy': { imports: ['domain', 'src/store'] },
  'src/negotiate': {
    imports: ['domain', 'projections', 'src/input'],
    examples: true,
  },
  'src/chart': { imports: ['src/exchange', 'src/report'], packages: /^$/ },
  'src/simulate': {
    imports: [
      'domain',
      'projections',
      'src/negotiate',
      'src/history',
      'src/store',
      'src/case',
      'src/input',
    ],
    examples: true,
  },
  'src/report': {
    imports: [
      'domain',
      'projections',
      'src/store',
      'src/history',
      'src/input',
      'src/case',
      'src/copy',
      'src/exchange',
      'src/live',
      'src/negotiate',
      'src/simulate',
    ],
    packages: /^node:(?:fs|path)$/,
    // Words, then reports, then the sentences about them and what is made of several reports.
    floors: [/^words\.ts$/, /^(?!words\.ts$)[^/]+$|^games\//],
  },
  'src/live': { imports: ['domain', 'projections', 'src/store', 'src/history'] },
  'src/exchange': {
    imports: ['domain', 'projections', 'src/store', 'src/history', 'src/case', 'src/input'],
  },
  'src/cli': {
    floors: [
      /^(?:output\/|(?:cli|examples|heap|version)\.ts$)/,
      /^(?:store|open)\.ts$/,
      /^(?:arguments|layout)\//,
      /^(?:simulate\/|serve-until-stopped\.ts$)/,
      /^commands\//,
      /^(?:program|report-failure)\.ts$/,
      /^main\.ts$/,
    ],
  },
  'src/server': {},
  'src/web': {
    imports: [
      'domain',
      'projections',
      'src/chart',
      'src/exchange',
      'src/history',
      'src/input',
      'src/negotiate',
      'src/report',
      'src/simulate',
      'src/store',
    ],
  },
};

/** What nobody imports but their own: the ends of the flow. */
export const ENDS = ['src/cli', 'src/server', 'src/web', 'test', 'bench', 'scripts'];
