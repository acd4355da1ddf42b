import { refuse } from '../failure.ts';

export interface Token {
  readonly kind: 'string' | 'word' | 'brace';
  readonly text: string;
  readonly line: number;
}

/** A quoted text, a brace or a word; blanks and commas divide. */
const TOKEN = /"((?:[^"\\]|\\.)*)"|([{}])|([^\s,{}"]+)|(\n)|([\s,])|(")/gy;

/** The tokens of a file of Gambit. Throws BadDescription for a quotation mark left open. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let line = 1;
  for (const [, quoted, brace, word, newline, , open] of text.matchAll(TOKEN)) {
    if (open !== undefined) refuse('a quotation mark is not closed', { line });
    if (newline !== undefined) line += 1;
    else if (brace !== undefined) found.push({ kind: 'brace', text: brace, line });
    else if (word !== undefined) found.push({ kind: 'word', text: word, line });
    else if (quoted !== undefined) {
      found.push({ kind: 'string', text: quoted.replaceAll(/\\(.)/gs, '$1'), line });
      line += quoted.split('\n').length - 1;
    }
  }
  return found;
}
