/** Rules about the edits of a branch, as against those about the world (domain/rules). */
export const editRulebook: readonly { readonly name: string; readonly says: string }[] = [
  { name: 'edit-inherited', says: "A branch drops, shifts and replaces only its parent's events." },
  { name: 'edit-after-fork', says: "Up to the day of the fork the past is the parent's." },
  {
    name: 'cause-before-effect',
    says: 'An event does not come before what it is said to follow from.',
  },
  { name: 'undo-own-edit', says: 'Only an own edit that still counts can be taken back.' },
];
