import type { Cli } from '../cli.ts';

/** Tells on the terminal how far long work has come, and clears the line at the end. */
export interface ProgressLine {
  readonly step: (done: number) => void;
  readonly end: () => void;
}

const silent: ProgressLine = { step: () => undefined, end: () => undefined };
const EVERY = 20_000;

/** Progress for work on many events: silent unless it is a terminal, and until it takes long. */
export function progress(cli: Cli, doing: string): ProgressLine {
  if (!cli.errIsTerminal) return silent;
  let shown = 0;
  return {
    step: (done) => {
      if (done - shown < EVERY) return;
      shown = done;
      cli.err(`\r${doing}: ${done} events …`);
    },
    end: () => {
      if (shown > 0) cli.err('\r\u001b[2K');
    },
  };
}
