/** Control and direction characters: they would move a cursor, change colours or turn text around. */
export const UNSAFE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** JSON for a terminal or a pipe (indent 0: on one line): control and direction characters only as escapes. */
export function toJson(value: unknown, indent = 2): string {
  const escape = (character: string): string =>
    `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, indent).replace(UNSAFE, escape);
}
