import { rulebook, rules } from '../../domain/rules.ts';
import { editRulebook } from '../history/edit/rules.ts';

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

/** The rulebook as data. */
export function rulesReport(): RulesReport {
  const typesOf = (name: string): readonly string[] =>
    rules.find((rule) => rule.name === name)?.types ?? [];
  return {
    world: rulebook.map(({ name, says }) => ({ name, says, types: typesOf(name) })),
    edits: editRulebook,
  };
}
