import { formatQuantity } from '../../../domain/quantity.ts';
import type { Page } from '../output/page.ts';
import type { CustodyReport, PrisonersView } from '../../report/prisoners.ts';
import { shownSources } from './sources-line.ts';
import { agreeing, counted, grouped, proseDate, spoken } from '../../report/words.ts';

export function renderPrisoners(page: Page, { prisoners, persons }: CustodyReport): void {
  if (prisoners.length > 0) {
    page.heading('Prisoners: counted by others, and computed from the record');
    page.table(
      [
        { head: 'what', least: 10 },
        { head: 'how many', least: 10 },
        { head: 'on' },
        { head: 'by whom, where', least: 24 },
      ],
      prisoners.flatMap(prisonerRows),
    );
    page.quiet('The computed number takes account only of releases and detentions on record.');
  }
  if (persons.held + persons.free === 0) return;
  const named = counted(persons.held + persons.free, 'person');
  const held = `${grouped(persons.held)} ${agreeing(persons.held, 'is', 'are')} held`;
  const free =
    persons.free === 0
      ? ''
      : ` and ${grouped(persons.free)} ${agreeing(persons.free, 'is', 'are')} free`;
  page.gap().text(`Of ${named} named in the record as detained or sentenced, ${held}${free}.`);
}

function prisonerRows(row: PrisonersView): string[][] {
  const { anchor, releasedSince, detainedSince, computed, closes } = row;
  const steps = [
    ...(releasedSince === 0 ? [] : [`less ${grouped(releasedSince)} released`]),
    ...(detainedSince === 0 ? [] : [`plus ${grouped(detainedSince)} detained`]),
  ];
  const since = steps.length === 0 ? ', no change on record since' : `, ${steps.join(', ')} since`;
  const sum = `computed from ${formatQuantity(anchor.count)} of ${anchor.on} (${anchor.byName})${since}`;
  const verdict = closes ? '' : ': does not close, so the figures are not of the same people';
  return [
    [spoken(row.of), `= ${grouped(computed)}`, '', `${sum}${verdict}`],
    ...row.claimed.map(({ on, byName, count, sources }) => [
      '',
      formatQuantity(count),
      on,
      `${byName}: ${shownSources(sources, 1)}`,
    ]),
  ];
}

export function renderPersons(page: Page, { persons }: CustodyReport): void {
  if (persons.list.length === 0) return;
  page.heading('Named persons');
  page.table(
    [
      { head: 'name', least: 16 },
      { head: 'stands' },
      { head: 'since' },
      { head: 'event', least: 16 },
    ],
    persons.list.map(({ name, held, basis, since, key }) => [
      name,
      held ? `held (${basis})` : 'free',
      since,
      key,
    ]),
  );
}

export function renderReleases(page: Page, { releases }: CustodyReport): void {
  if (releases.number === 0) return;
  page.heading(
    `Releases: ${counted(releases.people, 'person')} in ${counted(releases.number, 'release')}`,
  );
  for (const {
    withName,
    talksBegan,
    count,
    on,
    key,
    releasesSince,
    sources,
  } of releases.largestSinceTalksBegan) {
    page.text(
      `The largest of ${counted(releasesSince, 'release')} since talks with ${withName} began on ${proseDate(talksBegan)}: ` +
        `${counted(count, 'person')} on ${proseDate(on)} (${key}: ${shownSources(sources, 1)})`,
      { hang: 2 },
    );
  }
  page.table(
    [
      { head: 'latest' },
      { head: 'people', align: 'right' },
      { head: 'ground', least: 8 },
      { head: 'event', least: 14 },
      { head: 'source', least: 16 },
    ],
    releases.latest.map(({ on, count, basis, key, sources }) => [
      on,
      formatQuantity(count),
      spoken(basis),
      key,
      shownSources(sources, 1),
    ]),
  );
}
