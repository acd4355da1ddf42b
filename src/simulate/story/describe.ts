import type { DataOf } from '../../../domain/event.ts';
import { type Quantity, formatQuantity } from '../../../domain/quantity.ts';
import type { Deed } from '../run/deed.ts';

/** Names of actors for texts. */
export type NameOf = (actor: string) => string;

/** The text of a simulated event: the author's with its places filled in, else a plain one. */
export function describe(deed: Deed, actor: string, month: string, nameOf: NameOf): string {
  if (deed.says === undefined) return plain(deed, nameOf(actor), nameOf);
  const data = deed.data as Readonly<Record<string, unknown>>;
  const places: Readonly<Record<string, string>> = {
    size: sizeText(data),
    measures: measuresText(data),
    commitment: text(data['commitment']) || deed.fulfils.join(', '),
    month,
  };
  return deed.says.replaceAll(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function sizeText(data: Readonly<Record<string, unknown>>): string {
  const counted = (data['count'] ?? data['persons'] ?? data['entities']) as Quantity | undefined;
  return counted === undefined || Array.isArray(counted) ? '' : formatQuantity(counted);
}

function measuresText(data: Readonly<Record<string, unknown>>): string {
  const { measures, measure } = data;
  return Array.isArray(measures) ? listed(measures.map(text)) : text(measure);
}

const SHOWN = 4;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}

function plain(deed: Deed, who: string, nameOf: NameOf): string {
  switch (deed.type) {
    case 'PersonDetained':
      return `${who} detains ${people((deed.data as DataOf<'PersonDetained'>).count)}.`;
    case 'PersonSentenced': {
      const { person, years } = deed.data as DataOf<'PersonSentenced'>;
      return `${nameOf(person)} is sentenced to ${formatQuantity(years)} years.`;
    }
    case 'PrisonersReleased':
      return `${who} releases ${people((deed.data as DataOf<'PrisonersReleased'>).count)}.`;
    case 'PrisonersPardoned':
      return `${who} pardons ${people((deed.data as DataOf<'PrisonersPardoned'>).count)}.`;
    case 'SanctionThreatened':
      return `${who} threatens ${nameOf((deed.data as DataOf<'SanctionThreatened'>).target)}: ${(deed.data as DataOf<'SanctionThreatened'>).threat}`;
    case 'SanctionImposed':
    case 'CountermeasureImposed':
      return `${who} imposes ${(deed.data as DataOf<'SanctionImposed'>).measure}: ${(deed.data as DataOf<'SanctionImposed'>).scope}`;
    case 'SanctionExtended': {
      const { measures, until } = deed.data as DataOf<'SanctionExtended'>;
      return `${who} prolongs ${listed(measures)} until ${until ?? 'further notice'}.`;
    }
    case 'SanctionLifted': {
      const { measures, form } = deed.data as DataOf<'SanctionLifted'>;
      return `${who} gives relief (${form}): ${listed(measures)}.`;
    }
    case 'SanctionReinstated':
      return `${who} takes relief back: ${listed((deed.data as DataOf<'SanctionReinstated'>).measures)}.`;
    default:
      return plainTalks(deed, who, nameOf);
  }
}

function plainTalks(deed: Deed, who: string, nameOf: NameOf): string {
  switch (deed.type) {
    case 'TalksHeld': {
      const { parties, form } = deed.data as DataOf<'TalksHeld'>;
      return `${parties.map(nameOf).join(' and ')} hold talks (${form}).`;
    }
    case 'DemandMade': {
      const { of, demand } = deed.data as DataOf<'DemandMade'>;
      return `${who} demands of ${nameOf(of)}: ${demand}`;
    }
    case 'OfferMade': {
      const { to, terms } = deed.data as DataOf<'OfferMade'>;
      return `${who} offers ${to.map(nameOf).join(', ')}: ${terms.map((term) => term.text).join('; ')}.`;
    }
    case 'OfferAccepted':
      return `${who} accepts the offer ${(deed.data as DataOf<'OfferAccepted'>).offer}.`;
    case 'OfferRejected':
      return `${who} rejects the offer ${(deed.data as DataOf<'OfferRejected'>).offer}.`;
    case 'AgreementReached': {
      const { parties, terms } = deed.data as DataOf<'AgreementReached'>;
      return `${parties.map(nameOf).join(' and ')} agree: ${terms.map((term) => term.text).join('; ')}.`;
    }
    case 'CommitmentMade': {
      const { to, terms } = deed.data as DataOf<'CommitmentMade'>;
      return `${who} promises ${nameOf(to)}: ${terms.map((term) => term.text).join('; ')}.`;
    }
    case 'CommitmentBroken': {
      const { commitment, how } = deed.data as DataOf<'CommitmentBroken'>;
      return `${who} breaks ${commitment}: ${how}`;
    }
    case 'ProtestCrackdown':
      return `${who} cracks down on ${nameOf((deed.data as DataOf<'ProtestCrackdown'>).against)}.`;
    default:
      return `${who}: ${deed.type}.`;
  }
}

const people = (count: Quantity | undefined): string =>
  count === undefined
    ? 'people'
    : `${formatQuantity(count)} ${count.value === 1 ? 'person' : 'people'}`;
