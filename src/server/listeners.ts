import { HttpProblem } from './problem.ts';

/** Counts who listens: each keeps a connection open for as long as it likes. */
export class Listeners {
  readonly most: number;
  #now = 0;

  constructor(most: number) {
    this.most = most;
  }

  /** Takes a place and gives what leaves it again. Throws HttpProblem 503 when none is free. */
  join(): () => void {
    if (this.#now >= this.most) {
      throw new HttpProblem(
        503,
        `${this.most} listen already: close a page that is open, or ask without listening`,
      );
    }
    this.#now += 1;
    let left = false;
    return () => {
      if (!left) this.#now -= 1;
      left = true;
    };
  }
}
