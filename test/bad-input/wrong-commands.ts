/** Command lines with something wrong in them, by what is wrong. `tiny` and its branch are stored;
 * FOLDER stands for the folder of the test. */

const edit = ['edit', 'no-relief'];
const reason = ['--reason', 'x'];
const branch = ['branch', 'new', '--from', 'tiny', '--question', 'What if?'];

export const wrongCommands: Readonly<Record<string, readonly string[]>> = {
  'no command of ours': ['repaly', 'tiny'],
  'no timeline': ['replay'],
  'one argument too many': ['replay', 'tiny', 'more'],
  'an unknown flag': ['replay', 'tiny', '--att', '2020'],
  'a flag without its value': ['replay', 'tiny', '--at'],
  'a date in words': ['replay', 'tiny', '--at', 'yesterday'],
  'a day that does not exist': ['replay', 'tiny', '--at', '2021-02-29'],
  'a month that does not exist': ['events', 'tiny', '--from', '2021-13'],
  'a moment that is none': ['replay', 'tiny', '--known', '2021-02-03T25:00:00Z'],
  'an unknown timeline': ['replay', 'tinny'],
  'a timeline with a path in it': ['replay', '../../etc/passwd'],
  'a timeline with an escape sequence': ['replay', '\u001b[31mtiny'],
  'an endless timeline': ['replay', 'x'.repeat(100_000)],
  'an unknown event': ['show', 'relieff'],
  'an unknown type': ['events', 'tiny', '--type', 'SanctionLift'],
  'an unknown actor': ['events', 'tiny', '--actor', 'nobody'],
  'an unknown source': ['sources', 'tiny', '--source', 'papre'],
  'a branch with a path for a name': ['branch', '../x', ...branch.slice(2), '--at', '2020-12-31'],
  'a branch on no day': [...branch, '--at', '2020-12'],
  'a branch on an impossible day': [...branch, '--at', '2020-12-32'],
  'a branch in no mode': [...branch, '--at', '2020-12-31', '--mode', 'kepe'],
  'a branch that is there': ['branch', 'no-relief', ...branch.slice(2), '--at', '2020-12-31'],
  'a branch from nowhere': [
    'branch',
    'new',
    '--from',
    'tinny',
    '--at',
    '2020-12-31',
    '--question',
    'Q',
  ],
  'an edit of the record': ['edit', 'tiny', 'drop', 'relief', ...reason],
  'an edit of no kind': [...edit, 'delete', 'release', ...reason],
  'an edit without a reason': [...edit, 'drop', 'release'],
  'an edit to no date': [...edit, 'shift', 'release', ...reason],
  'an edit to an impossible date': [...edit, 'shift', 'release', '2021-02-30', ...reason],
  'an edit from no file': [...edit, 'insert', '--file', 'FOLDER/none.yaml', ...reason],
  'an edit from a wrong file': [...edit, 'insert', '--file', 'FOLDER/wrong.yaml', ...reason],
  'an import of nothing': ['import', 'FOLDER/none'],
  'an import of a file of another kind': ['import', 'FOLDER/text.db'],
  'an import of a wrong case': ['import', 'FOLDER/wrong-case'],
  'an import of a wrong file': ['import', 'FOLDER/wrong.jsonl'],
  'an import of a wrong file into a new store': [
    'import',
    'FOLDER/wrong.jsonl',
    '--store',
    'FOLDER/fresh.db',
  ],
  'an import of a case with a wrong branch into a new store': [
    'import',
    'FOLDER/wrong-branch',
    '--store',
    'FOLDER/fresh.db',
  ],
  'an export in no format': ['export', 'tiny', '--format', 'xml'],
  'an export of lines on a date': ['export', 'tiny', '--at', '2020'],
  'an export into no folder': ['export', 'tiny', '--out', 'FOLDER/none/tiny.jsonl'],
  'a comparison with itself alone': ['compare', 'tiny'],
  'a store that is not there': ['replay', 'tiny', '--store', 'FOLDER/none.db'],
  'a store that is a folder': ['import', 'FOLDER/right-case', '--store', 'FOLDER/folder.db'],
  'a store that is text': ['import', 'FOLDER/right-case', '--store', 'FOLDER/text.db'],
  'a store of another program': ['import', 'FOLDER/right-case', '--store', 'FOLDER/other.db'],
  'a store from a newer version': ['replay', 'tiny', '--store', 'FOLDER/newer.db'],
  'a store where nothing can be made': [
    'import',
    'FOLDER/right-case',
    '--store',
    '/proc/none/store.db',
  ],
  'a store of no scheme known': ['replay', 'tiny', '--store', 'ftp://example.org/store'],
};

/** Refused because the answer is no, rather than because it was asked wrongly: exit code 1. */
export const refusedCommands: Readonly<Record<string, readonly string[]>> = {
  'an edit before the fork': [...edit, 'drop', 'sanction', ...reason],
  'an edit of an unknown event': [...edit, 'drop', 'realease', ...reason],
  'an edit that breaks a rule': [
    ...edit,
    'insert',
    '--file',
    'FOLDER/breaks-a-rule.yaml',
    ...reason,
  ],
};
