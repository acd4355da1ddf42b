/** One thing wrong with a description of a negotiation or a game. */
interface DescriptionFault {
  readonly line?: number | undefined;
  /** Where in it, as a path or in words. */
  readonly field?: string | undefined;
  /** What was found, what is allowed, what to do. */
  readonly message: string;
}

/**
 * What was read describes no negotiation or game. Whoever knows the file's name adds it.
 *
 * ```ts
 * new BadDescription([{ line: 3, field: 'issues', message: 'write a list' }]).message; // => 'line 3: issues: write a list'
 * ```
 */
export class BadDescription extends Error {
  override readonly name = 'BadDescription';
  readonly faults: readonly DescriptionFault[];
  constructor(faults: readonly DescriptionFault[]) {
    super(faults.map(worded).join('\n'));
    this.faults = faults;
  }
}

function worded({ line, field, message }: DescriptionFault): string {
  const place = [line === undefined ? '' : `line ${line}`, field ?? ''].filter(
    (part) => part !== '',
  );
  return [...place, message].join(': ');
}

/** Throws a single fault. */
export function refuse(message: string, where: Omit<DescriptionFault, 'message'> = {}): never {
  throw new BadDescription([{ ...where, message }]);
}
