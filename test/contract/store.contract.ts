/** What every engine promises. A new engine passes by handing its factory to `storeContract`. */

import { describe } from 'vitest';
import { appendContract } from './append.contract.ts';
import type { Factory } from './factory.ts';
import { modelContract } from './model.contract.ts';
import { readContract } from './read.contract.ts';
import { subscribeContract } from './subscribe.contract.ts';

export type { Factory } from './factory.ts';

export function storeContract(factory: Factory): void {
  describe(`the ${factory.name} store`, () => {
    appendContract(factory);
    readContract(factory);
    subscribeContract(factory);
    modelContract(factory);
  });
}
