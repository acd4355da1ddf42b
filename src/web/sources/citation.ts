import type { Source } from '../../../domain/source.ts';
import { bibtexDate, cslDate } from './dates.ts';
import { proseDate } from '../../report/words.ts';

/** What a reference can be copied as. */
export const formats = {
  text: { label: 'Text', write: textOf },
  bibtex: { label: 'BibTeX', write: bibtexOf },
  csl: { label: 'CSL-JSON', write: cslOf },
  markdown: { label: 'Markdown footnote', write: markdownOf },
} as const;
export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly Format[];

const UNKNOWN = 'unknown';

/** Undefined where the record does not know who published it. */
const publisherOf = ({ publisher }: Source): string | undefined =>
  publisher.toLowerCase() === UNKNOWN ? undefined : publisher;

/** A title of its own in quotation marks; a description of an untitled page in brackets. */
const titleOf = ({ title, described }: Source): string =>
  described === true ? `[${title}]` : `“${title}”`;

function parts(source: Source): string[] {
  const { author, published } = source;
  const publisher = publisherOf(source);
  const who = author === publisher ? undefined : author;
  return [
    who,
    titleOf(source),
    publisher ?? (author === undefined ? 'publisher unknown' : undefined),
    published === undefined ? 'undated' : proseDate(published),
  ].filter((each) => each !== undefined);
}

/** A full reference as plain text. */
export function textOf(source: Source): string {
  const said = parts(source).join(', ');
  return source.url === undefined ? `${said}.` : `${said}, ${source.url} (address not checked).`;
}

/** A footnote; `[^name]` in the text refers to it. */
export function markdownOf(source: Source): string {
  const said = parts(source).map(escapeMarkdown).join(', ');
  const { url } = source;
  const address = url === undefined ? '' : `, <${quoted(url, /[<>\\]/g)}> (address not checked)`;
  return `[^${source.source}]: ${said}${address}.`;
}

const escapeMarkdown = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#|~&$]/g, '\\$&');

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // Not \{ and \}: BibTeX counts braces even behind a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const escapeTex = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\{}~^%&#$_]/g, (character) => TEX[character] ?? `\\${character}`);

/** Percent-encodes what would end the place an address is written in. */
const quoted = (url: string, unsafe: RegExp): string =>
  url.replaceAll(
    unsafe,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** A BibTeX entry, read by BibTeX and by biblatex. */
export function bibtexOf(source: Source): string {
  const { author, published, url, note, language } = source;
  const publisher = publisherOf(source);
  const date = published === undefined ? undefined : bibtexDate(published);
  const said = [published === undefined ? undefined : proseDate(published), note]
    .filter((each) => each !== undefined)
    .join('. ');
  const fields: [string, string | undefined][] = [
    ['author', braced(author ?? publisher, true)],
    ['title', braced(source.described === true ? `[${source.title}]` : source.title, true)],
    ['howpublished', braced(publisher)],
    ['year', braced(date?.year)],
    // A name of BibTeX's own, so without braces.
    ['month', date?.month],
    ['note', said === '' ? undefined : braced(said)],
    ['language', braced(language)],
    // Read as it stands: percent signs and underscores are not escaped in addresses.
    ['url', url === undefined ? undefined : `{${quoted(url, /[{}\\]/g)}}`],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = ${value},`],
  );
  return [`@misc{${source.source},`, ...lines, '}', ''].join('\n');
}

/** Doubled braces keep capitals, and names of organisations in one piece. */
function braced(text: string | undefined, whole = false): string | undefined {
  if (text === undefined) return undefined;
  return whole ? `{{${escapeTex(text)}}}` : `{${escapeTex(text)}}`;
}

const CSL_TYPES: Readonly<Partial<Record<Source['kind'], string>>> = {
  'news-agency': 'article-newspaper',
  news: 'article-newspaper',
  research: 'report',
  ngo: 'report',
  reference: 'entry-encyclopedia',
  blog: 'post-weblog',
  'social-media': 'post',
};

/** CSL-JSON: an array of one item, as citation managers import it. */
export function cslOf(source: Source): string {
  const { author, published, url, note, language, kind } = source;
  const publisher = publisherOf(source);
  const item = {
    id: source.source,
    type: CSL_TYPES[kind] ?? (url === undefined ? 'document' : 'webpage'),
    title: source.title,
    ...(author === undefined ? {} : { author: [{ literal: author }] }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { issued: cslDate(published) }),
    ...(url === undefined ? {} : { URL: url }),
    language,
    ...(note === undefined ? {} : { note }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
