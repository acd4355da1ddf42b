import { styleText } from 'node:util';

/** How words are set off: by colour on a terminal, not at all elsewhere. */
export interface Ink {
  readonly title: Style;
  readonly heading: Style;
  readonly quiet: Style;
  readonly good: Style;
  readonly bad: Style;
  readonly strong: Style;
}
export type Style = (text: string) => string;

const plain: Style = (text) => text;

export const noInk: Ink = {
  title: plain,
  heading: plain,
  quiet: plain,
  good: plain,
  bad: plain,
  strong: plain,
};

type Format = Parameters<typeof styleText>[0];
const style =
  (format: Format): Style =>
  (text) =>
    // Whether to colour at all was decided where the terminal is known.
    text === '' ? text : styleText(format, text, { validateStream: false });

export const colourInk: Ink = {
  title: style(['bold', 'underline']),
  heading: style(['bold', 'cyan']),
  quiet: style('gray'),
  good: style('green'),
  bad: style('red'),
  strong: style('bold'),
};
