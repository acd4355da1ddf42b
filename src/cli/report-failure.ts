import { InputError } from '../input/problem.ts';
import { Diverged } from '../copy/progress.ts';
import { HistoryError, RefusedEdit } from '../history/failure.ts';
import { DamagedStore, StoreError } from '../store/failure.ts';
import type { Cli } from './cli.ts';
import { UsageError } from '../input/usage.ts';
import { clean } from './output/safe.ts';
import { wrap } from './output/wrap.ts';

const NO = 1;
const BAD_INPUT = 2;
/** A fault of detente's own (sysexits.h: EX_SOFTWARE). */
const FAULT = 70;

export function exitCodeOf(error: unknown): number {
  if ([RefusedEdit, DamagedStore, Diverged].some((kind) => error instanceof kind)) return NO;
  return isExpected(error) ? BAD_INPUT : FAULT;
}

/** One clear message, without a stack trace unless DETENTE_DEBUG asks for it. */
export function messageOf(error: unknown, cli: Cli): string {
  const said = error instanceof Error ? error.message : String(error);
  const message = isExpected(error)
    ? said
    : `detente failed: ${said}\nThis is a fault of detente itself. DETENTE_DEBUG=1 shows where it happened.`;
  const trace =
    cli.env['DETENTE_DEBUG'] === '1' && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  const lines = clean(message).split('\n').flatMap(folded);
  return `${lines.join('\n')}${clean(trace)}\n`;
}

/** Prose is wrapped; what is indented is a command to copy and stays as it is. */
function folded(line: string): string[] {
  return line.startsWith('  ') ? [line] : wrap(line, WIDTH);
}

const WIDTH = 80;

const EXPECTED = [UsageError, InputError, HistoryError, StoreError, RangeError];

function isExpected(error: unknown): boolean {
  return EXPECTED.some((kind) => error instanceof kind) || isSystemError(error);
}

/** A file that cannot be read or written: the system's own message names it. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
