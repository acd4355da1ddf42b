import type { Read } from '../state/reading.ts';

export function Compare({ read }: { readonly read: Read }) {
  return <h1>{read.name}</h1>;
}
