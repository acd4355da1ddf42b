import type { Read } from '../state/reading.ts';

export function Branches({ read }: { readonly read: Read }) {
  return <h1>{read.name}</h1>;
}
