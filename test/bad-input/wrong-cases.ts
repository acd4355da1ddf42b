/** Case folders with one thing wrong, by what is wrong. */

import { type Files, spoilt, valid, withFile } from './folder.ts';

const events = 'events/2020.yaml';
const branch = 'branches/no-relief.yaml';
const latin1 = Buffer.from('case: tiny\ntitle: Fün\n', 'latin1');
const utf16 = Buffer.from(`\uFEFF${valid['case.yaml']}`, 'utf16le');
const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefghi'.split('').map((name, i) => {
    const before = 'abcdefgh'[i] ?? '';
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`;
  }),
].join('\n');

const event = (over: string): string =>
  `- key: extra
  type: TalksHeld
  occurred: '2021-01-01'
  actor: target
  summary: They talk.
  sources: [{ source: paper }]
  data: { parties: [target, sender], form: visit }
`.replace(/^/, '') + over;

const otherBranch = (name: string, from: string): string =>
  valid[branch]
    .replace('branch: no-relief', `branch: ${name}`)
    .replace('from: tiny', `from: ${from}`);

export const wrongCases: Readonly<Record<string, Files>> = {
  'broken YAML': spoilt('case.yaml', 'title: A tiny case', 'title: "A tiny case'),
  'a tab for indentation': spoilt(events, '  type: PersonDetained', '\ttype: PersonDetained'),
  'a field written twice': spoilt('case.yaml', 'target: target', 'target: target\ntarget: sender'),
  'a list where fields are expected': withFile('case.yaml', '- tiny\n'),
  'an empty file': withFile('case.yaml', ''),
  'an empty list of events': withFile(events, '# nothing yet\n'),
  'an unknown field': spoilt('case.yaml', 'title:', 'titel:'),
  'an unknown field in data': spoilt(events, 'basis: arrest', 'bassis: arrest'),
  'a misspelt type': spoilt(events, 'type: PrisonersReleased', 'type: PrisonerReleased'),
  'no type': spoilt(events, '  type: PrisonersReleased\n', ''),
  'data of another type': spoilt(
    events,
    'data: { count: 5, basis: arrest }',
    'data: { parties: [target, sender], form: visit }',
  ),
  'a type that only branches have': spoilt(events, 'type: PrisonersReleased', 'type: BranchOpened'),
  'an impossible day': spoilt(events, "'2020-08-09'", "'2020-02-30'"),
  'an impossible month': spoilt(events, "'2020-08-09'", "'2020-13'"),
  'an interval that ends before it starts': spoilt(
    events,
    "'2020-08-09'",
    "'2020-08-09/2020-08-01'",
  ),
  'a date in words': spoilt(events, "'2020-08-09'", 'in August'),
  'a moment without a zone': spoilt('case.yaml', "'2026-01-01T00:00:00Z'", "'2026-01-01 00:00'"),
  'a moment on a day that is none': spoilt(
    'case.yaml',
    "'2026-01-01T00:00:00Z'",
    "'2026-02-30T00:00:00Z'",
  ),
  'a number as text': spoilt(events, 'count: 5, basis: arrest', "count: 'five', basis: arrest"),
  'a hedge that is none': spoilt(
    events,
    'count: 5, basis: arrest',
    'count: { value: 5, qualifier: roughly }, basis: arrest',
  ),
  'a number beyond all measure': spoilt(
    events,
    'count: 5, basis: arrest',
    'count: 1e99, basis: arrest',
  ),
  'an unknown source': spoilt(events, 'source: paper', 'source: papre'),
  'an unknown actor': spoilt(events, 'actor: target', 'actor: targget'),
  'an unknown target of the case': spoilt('case.yaml', 'target: target', 'target: nowhere'),
  'an unknown cause': spoilt(events, 'event: arrest', 'event: arest'),
  'a key twice': spoilt(events, 'key: release', 'key: arrest'),
  'a key of the catalogue': spoilt(events, 'key: release', 'key: source-paper'),
  'a key in capitals': spoilt(events, 'key: release', 'key: Release One'),
  'a source twice': withFile('sources.yaml', valid['sources.yaml'] + valid['sources.yaml']),
  'no citation': spoilt(events, 'sources: [{ source: paper }]', 'sources: []'),
  'no sources at all': spoilt(events, '  sources: [{ source: paper }]\n', ''),
  'relief of a measure that nobody imposed': spoilt(
    events,
    'measures: [coal-ban]',
    'measures: [cole-ban]',
  ),
  'an answer to an offer that nobody made': withFile(
    'events/more.yaml',
    event('')
      .replace('TalksHeld', 'OfferAccepted')
      .replace('{ parties: [target, sender], form: visit }', '{ offer: grain }'),
  ),
  'a promise kept that nobody made': spoilt(
    events,
    'data: { measures',
    'fulfils: [free-them]\n  data: { measures',
  ),
  'a judgement of a condition that nobody stated': withFile(
    'events/more.yaml',
    event('')
      .replace('TalksHeld', 'ConditionJudged')
      .replace(
        '{ parties: [target, sender], form: visit }',
        '{ condition: dialogue, form: met, substance: unstated }',
      ),
  ),
  'a correction of nothing': withFile(
    'events/more.yaml',
    `- key: fix
  type: EventCorrected
  target: sanctoin
  recorded: '2026-02-01T00:00:00Z'
  summary: Another day.
  sources: [{ source: paper }]
  changes: { occurred: '2020-10-03' }
`,
  ),
  'a correction that leaves no event': withFile(
    'events/more.yaml',
    `- key: fix
  type: EventCorrected
  target: sanction
  recorded: '2026-02-01T00:00:00Z'
  summary: No measure.
  sources: [{ source: paper }]
  changes: { data: { measure: null } }
`,
  ),
  'a web address that is none': spoilt(
    'sources.yaml',
    'kind: news',
    "kind: news, url: 'javascript:alert(1)'",
  ),
  'control characters in text': spoilt(
    'case.yaml',
    'title: A tiny case',
    'title: "A \\u001b[31mtiny\\u001b[0m case"',
  ),
  'text that turns direction': spoilt(
    'cast.yaml',
    'name: The sender',
    'name: "The \\u202e sender"',
  ),
  'control characters in a name': spoilt(events, 'key: release', 'key: "rel\\u0007ease"'),
  'an endless name': spoilt(events, 'key: release', `key: ${'r'.repeat(81)}`),
  'an endless summary': spoilt(
    events,
    'summary: Five people are let go.',
    `summary: ${'x'.repeat(2001)}`,
  ),
  'a path for a case name': spoilt('case.yaml', 'case: tiny', 'case: ../../etc'),
  'a path for a branch name': spoilt(branch, 'branch: no-relief', 'branch: ../../../tmp/x'),
  '__proto__ as a field': spoilt('case.yaml', 'title:', '__proto__: { polluted: true }\ntitle:'),
  '__proto__ in changes': spoilt(
    branch,
    'drop: relief',
    'replace: relief\n    changes: { data: { __proto__: { polluted: true } } }',
  ),
  'a list as the name of a field': spoilt('case.yaml', 'title:', '[a, b]: x\ntitle:'),
  'constructor as a field': spoilt('case.yaml', 'title:', 'constructor: x\ntitle:'),
  'a merge key': spoilt(events, '- key: arrest', '- <<: { key: x }\n  key: arrest'),
  'a YAML bomb': withFile('case.yaml', bomb),
  'an anchor that is not there': spoilt('case.yaml', 'target: target', 'target: *nobody'),
  'an anchor that holds itself': withFile('sources.yaml', '&all\n- *all\n'),
  'a tag of another language': spoilt('case.yaml', 'target: target', "target: !!js/function 'x'"),
  'binary data': spoilt('case.yaml', 'title: A tiny case', 'title: !!binary aGVsbG8='),
  'several documents in one file': withFile('case.yaml', `${valid['case.yaml']}---\ncase: two\n`),
  'brackets without end': withFile('case.yaml', '['.repeat(20_000)),
  'a binary file': withFile('case.yaml', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1])),
  'UTF-16': withFile('case.yaml', utf16),
  'Latin-1': withFile('case.yaml', latin1),
  'a folder for a file': { ...withFile('case.yaml', undefined), 'case.yaml/x': '' },
  'no case.yaml': withFile('case.yaml', undefined),
  'no events': withFile(events, undefined),
  'a witness that is no JSON': withFile('witness.json', '{'),
  'a witness without a hash': withFile('witness.json', '{"stream":"case-tiny","revision":9}'),
  'a claim that nothing answers': withFile(
    'claims.yaml',
    '- claim: c1\n  text: It rained.\n  answers: []\n',
  ),
  'an answer of two kinds': withFile(
    'claims.yaml',
    '- claim: c1\n  text: It rained.\n  answers: [{ event: arrest, source: paper }]\n',
  ),
  'an answer that is not in the record': withFile(
    'claims.yaml',
    '- claim: c1\n  text: It rained.\n  answers: [{ event: rain }]\n',
  ),
  'a branch from nowhere': spoilt(branch, 'from: tiny', 'from: tinny'),
  'branches that leave each other': {
    ...valid,
    'branches/a.yaml': otherBranch('a', 'b'),
    'branches/b.yaml': otherBranch('b', 'a'),
  },
  'a branch twice': withFile('branches/again.yaml', valid[branch]),
  'a branch without a day': spoilt(branch, "at: '2020-12-31'", "at: '2020-12'"),
  'a branch on a day that is none': spoilt(branch, "at: '2020-12-31'", "at: '2020-12-32'"),
  'a mode that is none': spoilt(branch, 'mode: keep', 'mode: kepe'),
  'an edit of no kind': spoilt(branch, 'drop: relief', 'delete: relief'),
  'an edit without a reason': spoilt(branch, '    reason: The sender holds on.\n', ''),
  'an edit of an unknown event': spoilt(branch, 'drop: relief', 'drop: reliefs'),
  'an edit before the fork': spoilt(branch, 'drop: relief', 'drop: sanction'),
  'a move to before the fork': spoilt(branch, 'drop: relief', "shift: relief\n    to: '2020-11'"),
  'an edit of the record itself': spoilt(branch, 'drop: relief', 'drop: source-paper'),
  'an inserted event that breaks a rule': spoilt(
    branch,
    'drop: relief',
    `insert:
      key: lift-again
      type: SanctionLifted
      occurred: '2021-07'
      actor: target
      summary: The target lifts the ban.
      data: { measures: [coal-ban], form: repeal }`,
  ),
  'an inserted event by nobody known': spoilt(
    branch,
    'drop: relief',
    `insert:
      key: talk
      type: TalksHeld
      occurred: '2021-07'
      actor: martians
      summary: They talk.
      data: { parties: [target, sender], form: visit }`,
  ),
  'an inserted event with a misspelt type': spoilt(
    branch,
    'drop: relief',
    `insert:
      key: talk
      type: TalkHeld
      occurred: '2021-07'
      actor: target
      summary: They talk.
      data: { parties: [target, sender], form: visit }`,
  ),
};
