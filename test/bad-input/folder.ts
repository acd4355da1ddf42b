/** A small valid case as files, for tests that spoil one of them. */

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Content = string | Uint8Array;
export type Files = Readonly<Record<string, Content | undefined>>;

export const valid = {
  'case.yaml': `case: tiny
title: A tiny case
target: target
about: One measure and its end.
recorded: '2026-01-01T00:00:00Z'
`,
  'sources.yaml': `- { source: paper, title: A newspaper, publisher: The press, kind: news, language: en }
`,
  'cast.yaml': `- { actor: target, name: The target, kind: state }
- { actor: sender, name: The sender, kind: state }
`,
  'events/2020.yaml': `- key: arrest
  type: PersonDetained
  occurred: '2020-08-09'
  actor: target
  summary: Five people are detained.
  sources: [{ source: paper }]
  data: { count: 5, basis: arrest }
- key: sanction
  type: SanctionImposed
  occurred: '2020-10-02'
  actor: sender
  summary: The sender bans coal.
  because: [{ event: arrest, says: The press }]
  sources: [{ source: paper }]
  data: { measure: coal-ban, kind: trade, target: target, scope: Coal. }
- key: release
  type: PrisonersReleased
  occurred: '2021-05'
  actor: target
  summary: Five people are let go.
  sources: [{ source: paper }]
  data: { count: 5, basis: unstated }
- key: relief
  type: SanctionLifted
  occurred: '2021-06-01'
  actor: sender
  summary: The sender repeals the ban.
  because: [{ event: release, says: The press }]
  sources: [{ source: paper }]
  data: { measures: [coal-ban], form: repeal }
`,
  'branches/no-relief.yaml': `branch: no-relief
from: tiny
at: '2020-12-31'
mode: keep
question: What if the ban had stayed?
recorded: '2026-01-01T00:00:00Z'
edits:
  - drop: relief
    reason: The sender holds on.
`,
} as const;
export type FileName = keyof typeof valid;

/** A temporary folder with the files; undefined leaves one out. The caller removes the folder. */
export function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) continue;
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

/** The valid case with one piece of one file replaced; throws when the piece is not there. */
export function spoilt(file: FileName, piece: string, by: string): Files {
  const text = valid[file];
  if (!text.includes(piece)) throw new Error(`${file} has no "${piece}"`);
  return { ...valid, [file]: text.replace(piece, () => by) };
}

/** The valid case with a file added or replaced as a whole. */
export const withFile = (file: string, content: Content | undefined): Files => ({
  ...valid,
  [file]: content,
});
