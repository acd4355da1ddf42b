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
  'src/store': {
    imports: ['domain'],
    floors: [
      /^(?:port|failure|promise|timeline-name|id-table)\.ts$|^eventstoredb\/address(?:-options)?\.ts$/,
      /^(?:chain|place|acceptance|subscription)\.ts$/,
      /^verify\.ts$/,
      /^(?:memory|sqlite|eventstoredb)\//,
      /^open\.ts$/,
    ],
    // Of the engines others see `open.ts` and the one in memory; a bench compares SQLite with the bare table.
    face: [
      /^(?:port|failure|promise|timeline-name|id-table|chain|verify|place|open)\.ts$/,
      /^memory\/engine\.ts$/,
      /^sqlite\/(?:schema|decode)\.ts$/,
    ],
  },
  'src/history': {
    imports: ['domain', 'projections', 'src/store', 'src/input'],
    packages: /^(?:node:crypto|zod)$/,
    floors: [
      /^(?:failure|event-id|stored-event|rolling-hash|timelines)\.ts$/,
      /^lineage\.ts$/,
      /^(?:amend|catalogue|effective)\.ts$/,
      /^timeline\.ts$/,
      /^(?:soundness|diff|knock-on-pass|branch-differences|knock-on|snapshots)\.ts$/,
      /^edit\/(?:schema|branch-event|rules)\.ts$/,
      /^edit\/(?:target|judge|open)\.ts$/,
      /^edit\/decide\.ts$/,
      /^edit\/append\.ts$/,
    ],
    face: [
      /^(?:failure|event-id|stored-event|timelines|lineage|amend|catalogue|effective)\.ts$/,
      /^(?:timeline|soundness|diff|knock-on|snapshots)\.ts$/,
      /^edit\/(?:schema|decide|append|open|branch-event|rules)\.ts$/,
    ],
    examples: true,
  },
  'src/case': { imports: ['domain', 'projections', 'src/store', 'src/history', 'src/input'] },
  'src/copy': {
    imports: ['domain', 'src/store'],
    floors: [/^(?:progress|streams)\.ts$/, /^copy-stream\.ts$/, /^copy\.ts$/],
    face: [/^(?:copy|copy-stream|progress)\.ts$/],
  },
  'src/negotiate': {
    imports: ['domain', 'projections', 'src/input'],
    examples: true,
  },
  'src/chart': { imports: ['src/exchange'], packages: /^$/ },
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
    imports: ['domain', 'projections', 'src/store', 'src/history', 'src/simulate'],
    packages: /^$/,
  },
  'src/live': {
    imports: ['domain', 'projections', 'src/store', 'src/history'],
    floors: [/^(?:events|follow|growth)\.ts$/, /^reader\.ts$/, /^timeline\.ts$/],
    face: [/^(?:follow|growth|reader|timeline)\.ts$/],
  },
  'src/exchange': {
    imports: ['domain', 'projections', 'src/store', 'src/history', 'src/case', 'src/input'],
    floors: [
      /^(?:header|row|links)\.ts$/,
      /^(?:lines|csv|admit)\.ts$/,
      /^section\.ts$/,
      /^(?:sections|compare)\.ts$/,
      /^plan\.ts$/,
      /^(?:import|export)\.ts$/,
    ],
    face: [/^(?:import|export|row)\.ts$/],
  },
  'src/cli': {},
  'src/server': {
    floors: [
      /^(?:shapes|problem|addresses)\.ts$/,
      /^(?:route|stream|access|guard|page|listen|listeners|check-request|assumptions)\.ts$/,
      /^(?:mount|openapi|cases|live|streams|(?:read|write|kept-run)-routes)\.ts$|^simulations\//,
      /^routes\.ts$/,
      /^serve\.ts$/,
    ],
    face: [/^(?:serve|addresses)\.ts$/],
  },
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
