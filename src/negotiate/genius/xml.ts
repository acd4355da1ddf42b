import { SaxesParser } from 'saxes';
import { refuse } from '../failure.ts';

/** An element with what stands in it; text between elements says nothing in these files. */
export interface Element {
  readonly name: string;
  readonly line: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
}

const DEPTH_MAX = 32;
const ELEMENTS_MAX = 500_000;

/**
 * Parses a small XML document. Throws BadDescription, with the line, for what is no XML. A document
 * type is refused, and with it all entities of a document's own, which can be made to expand
 * without end.
 */
export function parseXml(text: string): Element {
  const parser = new SaxesParser();
  const open: (Element & { children: Element[] })[] = [];
  let root: Element | undefined;
  let count = 0;
  parser.on('error', ({ message }) => {
    refuse(
      `this is not valid XML (${message.replace(/\.$/, '').replace(/^(?:[^:]*:)?\d+:\d+: /, '')})`,
      {
        line: parser.line,
      },
    );
  });
  parser.on('doctype', () => {
    refuse('a document type (<!DOCTYPE …>) is not allowed: remove it', { line: parser.line });
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, line: parser.line, attributes: { ...attributes }, children: [] };
    count += 1;
    if (open.length >= DEPTH_MAX)
      refuse(`elements are nested more than ${DEPTH_MAX} deep`, { line: parser.line });
    if (count > ELEMENTS_MAX) refuse(`the file has more than ${ELEMENTS_MAX} elements`);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  return root ?? refuse('the file has no elements');
}

export function childrenOf({ children }: Element, name: string): Element[] {
  return children.filter((child) => child.name === name);
}

/** The first element of a name, at any depth, in the order of the document. */
export function findIn(element: Element, name: string): Element | undefined {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = findIn(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function attributeOf({ name, line, attributes }: Element, key: string): string {
  return attributes[key] ?? refuse(`<${name}> needs ${key}="…"`, { line });
}
