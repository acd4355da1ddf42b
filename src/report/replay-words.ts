import type { CustodyReport } from './prisoners.ts';
import type { ReplayReport } from './replay.ts';
import type { SanctionsReport } from './sanctions.ts';
import {
  agreeing,
  capital,
  counted,
  formatQuantity,
  grouped,
  listed,
  proseDate,
  spoken,
} from './words.ts';

/** The newest count of people held, and what the record adds up to. */
export function prisonersFinding({ prisoners }: CustodyReport): string | undefined {
  const newest = [...prisoners].sort((a, b) =>
    (a.claimed[0]?.on ?? '') < (b.claimed[0]?.on ?? '') ? 1 : -1,
  )[0];
  const claim = newest?.claimed[0];
  if (newest === undefined || claim === undefined) return undefined;
  const { anchor, computed, of } = newest;
  const count =
    `The newest count, by ${claim.byName} on ${proseDate(claim.on)}, ` +
    `gives ${formatQuantity(claim.count)} ${spoken(of)}`;
  if (anchor.key === claim.key && computed === claim.count.value) return `${count}.`;
  return (
    `${count}. Counted on from the ${formatQuantity(anchor.count)} of ${anchor.byName} on ` +
    `${proseDate(anchor.on)}, the events on record give ${grouped(computed)}.`
  );
}

/** The largest release since talks began, where talks are on record. */
export function largestFinding({ releases }: CustodyReport): string | undefined {
  const [first] = releases.largestSinceTalksBegan;
  if (first === undefined) return undefined;
  const same = releases.largestSinceTalksBegan.filter(({ key }) => key === first.key);
  const withWhom = same.map(
    ({ withName, talksBegan }) => `${withName} (since ${proseDate(talksBegan)})`,
  );
  return (
    `The largest release since talks began with ${listed(withWhom)} ` +
    `freed ${counted(first.count, 'person')}, on ${proseDate(first.on)}.`
  );
}

/** Measures against the case's target: active ones by sender, and those that ended. */
export function sanctionsFinding(
  { senders }: SanctionsReport,
  target: string,
  targetName: string,
): string {
  const own = senders.filter((row) => row.target === target && row.sender !== target);
  const sum = (pick: (row: (typeof own)[number]) => number): number =>
    own.reduce((total, row) => total + pick(row), 0);
  const [active, ended, unknown] = [
    sum((row) => row.standing),
    sum((row) => row.ended),
    sum((row) => row.unknown),
  ];
  const gone = [
    ...(ended === 0
      ? []
      : [`${counted(ended, 'measure')} ${agreeing(ended, 'has', 'have')} ended`]),
    ...(unknown === 0 ? [] : [`no source says when ${grouped(unknown)} of them ended`]),
  ];
  const ends = gone.length === 0 ? '' : ` ${capital(gone.join('; '))}.`;
  if (active === 0) {
    return gone.length === 0
      ? `No measure against ${targetName} is on record.`
      : `No measure is active against ${targetName}.${ends}`;
  }
  const eased = sum((row) => row.licensed + row.suspended);
  const relief = eased === 0 ? '' : `, ${grouped(eased)} of them licensed or suspended`;
  return `${activeMeasures(own)} ${agreeing(active, 'is', 'are')} active against ${targetName}${relief}.${ends}`;
}

/** `27 measures by 4 senders` */
function activeMeasures(senders: readonly { readonly standing: number }[]): string {
  const active = senders.reduce((total, { standing }) => total + standing, 0);
  const by = senders.filter(({ standing }) => standing > 0).length;
  return `${counted(active, 'measure')} by ${counted(by, 'sender')}`;
}

/** Whether an event breaks a rule. */
export function orderSentence({ anomalies }: ReplayReport): string {
  if (anomalies.length === 0) return 'Up to that day no event breaks a rule.';
  const keys = listed(anomalies.map(({ key }) => key));
  return `Up to that day ${counted(anomalies.length, 'event')} ${agreeing(anomalies.length, 'breaks', 'break')} a rule: ${keys}.`;
}

/** What was in force on that day, in a sentence. */
export function replayFinding({ at, case: about, senders, releases }: ReplayReport): string {
  const against = senders.filter(({ target, standing }) => target === about.target && standing > 0);
  const active = against.reduce((sum, { standing }) => sum + standing, 0);
  const measures =
    active === 0
      ? 'no measure was'
      : `${activeMeasures(against)} ${agreeing(active, 'was', 'were')}`;
  const freed = counted(releases.people, 'person');
  return `On ${proseDate(at)} ${measures} active against ${about.targetName}, and ${freed} had been released`;
}
