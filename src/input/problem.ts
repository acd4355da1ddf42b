/** One thing wrong with an input: where, what was found, what is allowed or what to do. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  /** The field, as a path: `[3].data.count`. */
  readonly field?: string;
  readonly message: string;
}

/** Bad input. Nothing was written. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.problems = problems;
  }
}

/** Problems told of in one message; more of them seldom help. */
const SHOWN_MAX = 100;

function formatProblems(problems: readonly Problem[]): string {
  const shown = problems.slice(0, SHOWN_MAX).map(formatProblem);
  const more = problems.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more problems: mend these first`] : [])].join(
    '\n',
  );
}

/** `events/2021.yaml, line 14, [3].occurred: "2021-02-30": that month has 28 days. …` */
export function formatProblem(problem: Problem): string {
  const place = [
    problem.file,
    problem.line === undefined ? undefined : `line ${problem.line}`,
    problem.field === undefined || problem.field === '' ? undefined : problem.field,
  ];
  return harmless(`${place.filter((part) => part !== undefined).join(', ')}: ${problem.message}`);
}

/** Longest message printed: an endless field must not fill the screen. */
const MESSAGE_MAX = 2_000;

/** What stands in a hostile file must not steer a terminal or hide text: it is shown as escapes. */
function harmless(text: string): string {
  const short = text.length > MESSAGE_MAX ? `${text.slice(0, MESSAGE_MAX)}…` : text;
  return short.replace(
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
