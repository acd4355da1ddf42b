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
  /** Folders inside the room that do not import each other: what they share lies on a floor below. */
  readonly apart?: RegExp;
  /** What other rooms may import of it, as patterns of paths inside the room; without it everything. */
  readonly face?: readonly RegExp[];
  /** Other rooms see its functions as a library: each that they use has an example that runs. */
  readonly examples?: true;
}

export const ROOMS: Readonly<Record<string, Room>> = {
  domain: {
    imports: [],
    packages: /^zod$/,
    // What all subjects speak with; their events; the registry of types; their states; the world;
    // their rules; the rulebook.
    floors: [
      /^(?:calendar|cast|changes|chunks|edtf|event-type|provenance|quantity|source|symbols|text)\.ts$/,
      /^[a-z]+\/events\.ts$/,
      /^(?:entry|event|participants|upcast|vocabulary)\.ts$/,
      /^[a-z]+\/(?:fold|measure)\.ts$/,
      /^(?:refusal|world)\.ts$/,
      /^[a-z]+\/rules\.ts$/,
      /^rules\.ts$/,
    ],
    apart: /^[a-z]+\//,
    examples: true,
  },
  projections: {
    imports: ['domain'],
    packages: /^immer$/,
    floors: [
      /^(?:months|projection)\.ts$/,
      /^(?!(?:all|summary)\.ts$)[a-z-]+\.ts$/,
      /^all\.ts$/,
      /^summary\.ts$/,
    ],
  },
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
  },
  'src/case': { imports: ['domain', 'projections', 'src/store', 'src/history', 'src/input'] },
  'src/copy': {
    imports: ['domain', 'src/store'],
    floors: [/^(?:progress|streams)\.ts$/, /^copy-stream\.ts$/, /^copy\.ts$/],
    face: [/^(?:copy|copy-stream|progress)\.ts$/],
  },
  'src/negotiate': {
    imports: ['domain', 'projections', 'src/input'],
    floors: [
      /^(?:numbers\/|failure\.ts$)/,
      /^preferences\//,
      /^protocol\//,
      /^(?:tactics|solutions|theory|genius)\//,
      /^[^/]+$/,
    ],
    face: [
      /^(?:failure|file|session)\.ts$/,
      /^numbers\/rational\.ts$/,
      /^preferences\/(?:preferences|outcome-space|table)\.ts$/,
      /^solutions\/(?:frontier|solution-points)\.ts$/,
      /^tactics\/tactic\.ts$/,
      /^theory\/(?:backward-induction|crisis|drezner|efg-read|fearon|inspection|repeated-game|rubinstein)\.ts$/,
      /^genius\/read\.ts$/,
    ],
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
    floors: [
      /^(?:language|luck)\//,
      /^statistics\//,
      /^model\//,
      /^run\//,
      /^many\//,
      /^(?:story|questions)\//,
      /^[^/]+$/,
    ],
    face: [
      /^(?:request|prepare)\.ts$/,
      /^language\/expression\.ts$/,
      /^model\/(?:model|variant|model-file|shipped-models)\.ts$/,
      /^run\/(?:run|read-start|history-meter)\.ts$/,
      /^many\/(?:job|many|ranges|result|result-file|verify-result)\.ts$/,
      /^story\/(?:story|run-branch|append-run|record-series|verify-branch)\.ts$/,
      /^questions\/(?:assumptions|timelines|measure|pool|task)\.ts$/,
      /^statistics\/(?:histogram|intervals|convergence|round-bins)\.ts$/,
    ],
    examples: true,
  },
  'src/report': {
    imports: ['domain', 'projections', 'src/store', 'src/history', 'src/simulate'],
    packages: /^$/,
  },
  'src/live': {
    imports: ['domain', 'projections', 'src/store', 'src/history'],
    floors: [/^(?:events|follow|growth)\.ts$/, /^state\.ts$/, /^reader\.ts$/, /^timeline\.ts$/],
    face: [/^(?:follow|growth|state|timeline)\.ts$/],
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
    face: [/^(?:header|import|export|row)\.ts$/],
  },
  'src/cli': {},
  'src/server': {},
  'src/output': { imports: ['src/store', 'src/case', 'src/exchange', 'src/input'] },
  'src/web': {
    floors: [
      /^platform\/|^vite-env\.d\.ts$/,
      /^state\//,
      /^parts\//,
      /^(?!shell\/)[a-z]+\//,
      /^screens\.ts$/,
      /^shell\//,
      /^main\.tsx$/,
    ],
    apart: /^(?!platform\/|state\/|parts\/|shell\/)[a-z]+\//,
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
