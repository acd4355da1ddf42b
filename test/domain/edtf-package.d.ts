declare module 'edtf' {
  interface Parsed {
    /** First and last millisecond it can mean. */
    readonly min: number;
    readonly max: number;
    readonly approximate?: { readonly value: number };
    readonly uncertain?: { readonly value: number };
  }
  export default function edtf(text: string): Parsed;
}
