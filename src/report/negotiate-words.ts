import { concessionNames } from '../negotiate/file.ts';
import { type Concession, named } from '../negotiate/tactics/concession.ts';
import type { Tactic } from '../negotiate/tactics/tactic.ts';
import type { MoveView, NegotiateReport } from './negotiate.ts';

/** A tactic by its name, or by what it is made of. */
export function tacticInWords({ concession, modelling }: Tactic): string {
  const known = concessionNames.find((name) => named[name] === concession);
  return (known ?? wordingOf(concession)) + (modelling === undefined ? '' : ', with a model');
}

function wordingOf(concession: Concession): string {
  switch (concession.kind) {
    case 'time': {
      const { shape, beta, k } = concession;
      return `${shape}, β ${beta}${k === 0 ? '' : `, k ${k}`}`;
    }
    case 'behaviour':
      return `${concession.mode} tit-for-tat`;
    case 'mixed':
      return `mixed: ${concession.parts.map(({ weight, of }) => `${weight} ${wordingOf(of)}`).join(', ')}`;
  }
}

/** How the negotiation ended. */
export function endingSentence({ ending, round, rounds, deal, moves }: NegotiateReport): string {
  const of = `round ${round} of ${rounds}`;
  if (ending === 'deadline')
    return `No deal: time ran out after ${of}, and all parties get their reservation values.`;
  if (ending === 'ended') return `No deal: ${moves.at(-1)?.party ?? ''} ended the talks in ${of}.`;
  const values = Object.entries(deal?.values ?? {}).map(([issue, value]) => `${issue}: ${value}`);
  return `A deal in ${of}: ${values.join(' · ')}.`;
}

/** What a party did in its turn. */
export function moveInWords({ act, values = [] }: MoveView): string {
  if (act === 'accept') return 'accepts';
  return act === 'end' ? 'ends the talks' : values.join(' · ');
}
