import type { Command } from 'commander';
import { rules } from '../../../domain/rules.ts';
import { editRulebook } from '../../history/edit/rules.ts';
import { answer, type Cli, common, type CommonOptions } from '../cli.ts';
import { renderRules } from '../render/rules.ts';

export interface RulesReport {
  /** What must hold in the world: broken in a record it is an anomaly, by an edit a refusal. */
  readonly world: readonly {
    readonly name: string;
    readonly says: string;
    readonly types: readonly string[];
  }[];
  /** What must hold for the edits of a branch. */
  readonly edits: readonly { readonly name: string; readonly says: string }[];
}

function rulesReport(): RulesReport {
  return {
    world: rules.map(({ name, says, types }) => ({ name, says, types })),
    edits: editRulebook,
  };
}

export function addRules(program: Command, cli: Cli): void {
  const command = program
    .command('rules')
    .description('the rulebook: what must hold, and for which events');
  common(command, cli, ['rules', 'rules --json']);
  command.action((options: CommonOptions) => {
    answer(cli, options, rulesReport(), renderRules);
  });
}
