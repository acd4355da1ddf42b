import { AFTER_DATE, Page, type Paper } from '../output/page.ts';
import type { EventChange, WatchLine } from '../../report/watch.ts';
import { shown, spokenField } from '../layout/value.ts';
import { listed } from '../../report/words.ts';

/** An event as it comes in: when, what happened, then what it changed, before → after. */
export function renderWatchLine(line: WatchLine, paper: Paper): Page {
  const page = new Page(paper);
  const { good, bad } = paper.ink;
  page.dated(line.on, line.summary);
  const why = line.reason === undefined ? '' : ` · ${line.reason}`;
  page.quiet(`${line.key} · ${line.type}${why}`, AFTER_DATE);
  const put = (text: string, style?: typeof good): void => {
    page.text(text, { indent: AFTER_DATE, hang: 2, ...(style === undefined ? {} : { style }) });
  };
  for (const event of line.events) put(eventSentence(event));
  for (const { what, name, before, after } of line.effects) {
    put(`${what} ${name}: ${before} → ${after}`);
  }
  for (const { key, because } of line.falls) put(`falls: ${key}, as ${because}`, bad);
  if (line.standsAgain.length > 0) put(`stands again: ${listed(line.standsAgain)}`, good);
  return page;
}

function eventSentence({ key, summary, how, fields }: EventChange): string {
  if (how !== 'changed') return `${how === 'in' ? 'back' : 'out'}: ${key}, ${summary}`;
  const changes = fields.map(
    ({ field, was, is }) =>
      `${spokenField(field.replace('data.', ''))} ${shown(was)} → ${shown(is)}`,
  );
  return `${key}: ${changes.length === 0 ? 'sources added' : changes.join('; ')}`;
}
