import { entryFor, worldTypes } from '../../domain/event.ts';
import { vocabulary } from '../../domain/vocabulary.ts';

/** The types of events as a table in Markdown, for the guide to writing cases. */
export function typeTable(): string {
  const rows = worldTypes.map((type, i) => {
    const { family, title } = vocabulary[type];
    const before = worldTypes[i - 1];
    const first = before === undefined || vocabulary[before].family !== family;
    return `| ${first ? family : ''} | \`${type}\` | ${title} | ${entryFor(type).help} |`;
  });
  return ['| family | type | title | what it is for |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
