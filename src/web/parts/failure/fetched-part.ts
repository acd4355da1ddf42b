import type { ComponentType } from 'react';
import { refreshCases } from '../../state/work.ts';

/** A file of the page did not arrive. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}

type Got<P> =
  | { readonly status: 'idle' }
  | { readonly status: 'asked'; readonly settled: Promise<void> }
  | { readonly status: 'there'; readonly component: ComponentType<P> }
  | { readonly status: 'failed'; readonly error: unknown };

/** Asks for the file of a part: the one that the build knows, or the same under another address. */
type Ask<P> = (address?: string) => Promise<ComponentType<P>>;

/** A part of the page that is fetched when it is first looked at: `from` imports, `pick` takes it out. */
export const fetched = <M, P>(
  from: () => Promise<M>,
  pick: (module: M) => ComponentType<P>,
): Fetched<P> =>
  new Fetched(async (address) =>
    pick(address === undefined ? await from() : ((await import(/* @vite-ignore */ address)) as M)),
  );

/** How far such a part is; what failed can be asked for anew. */
export class Fetched<P> {
  readonly #ask: Ask<P>;
  #got: Got<P> = { status: 'idle' };
  /** The file that did not arrive, and how often it was asked for anew. */
  #file: string | undefined;
  #again = 0;

  constructor(ask: Ask<P>) {
    this.#ask = ask;
  }

  /** How far it is; asks for it where nobody has. */
  get(): Exclude<Got<P>, { readonly status: 'idle' }> {
    if (this.#got.status === 'idle')
      this.#got = { status: 'asked', settled: this.#load().then((got) => void (this.#got = got)) };
    return this.#got;
  }

  /** Forgets a failure, so that whoever looks next asks anew. */
  forget(): void {
    if (this.#got.status === 'failed') this.#got = { status: 'idle' };
  }

  /** Asks anew after a failure; ends when it has arrived or failed again. */
  async again(): Promise<void> {
    this.forget();
    const got = this.get();
    if (got.status === 'asked') await got.settled;
  }

  async #load(): Promise<Got<P>> {
    try {
      return { status: 'there', component: await this.#ask(this.#address()) };
    } catch (error) {
      if (!isUnloaded(error)) return { status: 'failed', error };
      this.#file = fileIn(error) ?? this.#file;
      // Whether anybody answers is what the message says: asked now, not guessed.
      await refreshCases();
      return { status: 'failed', error: new NotLoaded(error.message, { cause: error }) };
    }
  }

  /** Browsers remember a file that failed by its address: the next time it has another one. */
  #address(): string | undefined {
    if (this.#file === undefined) return undefined;
    this.#again += 1;
    return `${this.#file}?again=${this.#again}`;
  }
}

/** "Failed to fetch dynamically imported module: ADDRESS" and its like in other browsers. */
const isUnloaded = (error: unknown): error is TypeError =>
  error instanceof TypeError && /import|module/i.test(error.message);

/** The address in the message, without what was asked with it; undefined where the browser names none. */
function fileIn({ message }: TypeError): string | undefined {
  const named = /https?:\/\/\S+/.exec(message)?.[0];
  if (named === undefined) return undefined;
  const { origin, pathname } = new URL(named);
  return origin === location.origin ? origin + pathname : undefined;
}
