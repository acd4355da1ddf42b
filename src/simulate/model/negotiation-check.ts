import type { Checker, Path } from './checker.ts';
import type { WrittenNegotiation } from './negotiation-format.ts';

const NAMES_MAX = 56;

/** What is wrong with a negotiation whose shape is right. */
export function checkNegotiation(each: WrittenNegotiation, path: Path, checker: Checker): void {
  checker.expression(each.when, [...path, 'when']);
  checker.expression(each.chance, [...path, 'chance']);
  checker.expression(each.kept.chance, [...path, 'kept', 'chance']);
  if (each.broken !== undefined)
    checker.expression(each.broken.chance, [...path, 'broken', 'chance']);
  const parties = each.parties.map(({ party }) => party);
  for (const name of parties) {
    checker.actor(name, [...path, 'parties']);
    // Commitments are called NAME-YYYY-MM-PARTY, and their events after them.
    const spare = NAMES_MAX - each.negotiation.length;
    if (name.length > spare)
      checker.tell(
        [...path, 'negotiation'],
        `its name and the name of ${name} together may have at most ${NAMES_MAX} characters: shorten one`,
      );
  }
  for (const [i, issue] of each.issues.entries()) {
    const at = [...path, 'issues', i];
    if (!parties.includes(issue.by))
      checker.tell([...at, 'by'], `must be one of ${parties.join(', ')}`);
    for (const [j, { release }] of issue.values.entries()) {
      if (release !== undefined) checker.expression(release, [...at, 'values', j, 'release']);
    }
  }
  for (const [i, party] of each.parties.entries()) {
    checkParty(party, each.issues, [...path, 'parties', i], checker);
  }
}

function checkParty(
  party: WrittenNegotiation['parties'][number],
  issues: WrittenNegotiation['issues'],
  at: Path,
  checker: Checker,
): void {
  for (const field of ['reservation', 'beta'] as const) {
    const bounds = party[field];
    const texts = typeof bounds === 'string' ? [bounds] : [bounds.low, bounds.high];
    for (const text of texts) checker.expression(text, [...at, field]);
  }
  for (const { issue, values } of issues) {
    const weight = party.weights[issue];
    if (weight === undefined)
      checker.tell([...at, 'weights'], `the issue ${issue} has no weight: give it one`);
    else checker.expression(weight, [...at, 'weights', issue]);
    for (const { value } of values) {
      const worth = party.worth[issue]?.[value];
      if (worth === undefined)
        checker.tell([...at, 'worth'], `the value ${value} of ${issue} has no worth: give it one`);
      else checker.expression(worth, [...at, 'worth', issue, value]);
    }
  }
}
