/** Catch-up and live delivery in one loop, for engines that live in this process. */

import type { StoredEvent, SubscribeOptions, Subscription } from './port.ts';
import { breathe } from './promise.ts';

/** Tells sleepers that something may have been appended. */
export class Bell {
  #rung = 0;
  #next = Promise.withResolvers<undefined>();

  /** How often it has rung: take it before looking, and no append can slip in between. */
  get rung(): number {
    return this.#rung;
  }

  ring(): void {
    this.#rung += 1;
    this.#next.resolve(undefined);
    this.#next = Promise.withResolvers();
  }

  /** Resolves once it has rung more than `seen` times. */
  async after(seen: number): Promise<void> {
    if (this.#rung <= seen) await this.#next.promise;
  }
}

export interface PageSource {
  readonly bell: Bell;
  /** The first page after a checkpoint (see SubscribeOptions.after); empty when there is none. */
  readonly pageAfter: (checkpoint: number) => readonly StoredEvent[];
  /** Called once, when nothing more will be delivered. */
  readonly onEnd: (subscription: Subscription) => void;
}

/** Delivers what stands after the checkpoint, then what is appended, until it is closed. */
export function follow(options: SubscribeOptions, source: PageSource): Subscription {
  let open = true;
  const deliver = async (): Promise<void> => {
    let checkpoint = options.after ?? -1;
    // The caller holds the subscription before the first page arrives.
    await breathe();
    while (open) {
      const seen = source.bell.rung;
      const page = source.pageAfter(checkpoint);
      const last = page.at(-1);
      if (last === undefined) {
        await source.bell.after(seen);
        continue;
      }
      await options.onEvents(page);
      checkpoint = options.stream === undefined ? last.position : last.revision;
      await breathe();
    }
  };
  const end = (): void => {
    open = false;
    source.onEnd(subscription);
  };
  const subscription: Subscription = {
    close: () => {
      open = false;
      source.bell.ring();
      return Promise.resolve();
    },
    done: deliver().finally(end),
  };
  return subscription;
}
