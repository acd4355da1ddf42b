import type { Assumption, WrittenModel } from '../../simulate/model/model-format.ts';
import { type ConcessionStyle, concessions, type Variant } from '../../simulate/model/variant.ts';
import { look, route$ } from '../state/route.ts';
import { RestsOn } from './RestsOn.tsx';
import { ofParty, ofPolicy, ofTalks } from './rests-on.ts';
import type { TitleOf } from './SourceButton.tsx';
import { TALKS, type SimulationWanted, withoutVariant } from './setting.ts';
import { counted } from '../../report/words.ts';

/** What is said of the assumptions behind a policy. */
interface Grounds {
  readonly titleOf: TitleOf;
  /** What an assumption is now. */
  readonly valueOf: (assumption: Assumption) => number;
}

interface ActorsProps extends Grounds {
  readonly wanted: SimulationWanted;
  readonly nameOf: (actor: string) => string;
}

/** What each actor does: each policy can be switched off, and each party of talks told how to concede. */
export function Actors({ wanted: { base, variant }, nameOf, ...grounds }: ActorsProps) {
  const { written } = base;
  const changed = variant.off.length + variant.concede.length;
  return (
    <section aria-label="What actors do">
      <div className="figure-head">
        <h2>{changed === 0 ? 'Actors, as the model has them' : `Actors: ${changed} changed`}</h2>
        <button
          type="button"
          disabled={changed === 0}
          title={changed === 0 ? 'All do as the model says' : 'Let all do as the model says'}
          onClick={() => {
            look(withoutVariant(route$.value.view));
          }}
        >
          Reset actors
        </button>
      </div>
      {actorsOf(written).map((actor) => (
        <Actor
          key={actor}
          actor={actor}
          name={nameOf(actor)}
          written={written}
          variant={variant}
          grounds={grounds}
        />
      ))}
      {written.negotiations.map((talks) => (
        <Policy
          key={talks.negotiation}
          name={talks.negotiation}
          title={`${talks.title}: talks take place`}
          off={variant.off}
          rests={ofTalks(talks, written.assumptions)}
          grounds={grounds}
        />
      ))}
    </section>
  );
}

/** In the order of the file, those who do something. */
const actorsOf = ({ actors, policies, negotiations }: WrittenModel): string[] =>
  actors
    .map(({ actor }) => actor)
    .filter(
      (actor) =>
        policies.some((policy) => policy.actor === actor) ||
        negotiations.some(({ parties }) => parties.some(({ party }) => party === actor)),
    );

interface ActorProps {
  readonly actor: string;
  readonly name: string;
  readonly written: WrittenModel;
  readonly variant: Variant;
  readonly grounds: Grounds;
}

function Actor({ actor, name, written, variant, grounds }: ActorProps) {
  const policies = written.policies.filter((policy) => policy.actor === actor);
  const talks = written.negotiations.filter(({ parties }) =>
    parties.some(({ party }) => party === actor),
  );
  const on = policies.filter(({ policy }) => !variant.off.includes(policy)).length;
  const own = variant.concede.some(({ party }) => party === actor);
  return (
    <details className="actor" open={on < policies.length || own || undefined}>
      <summary>
        {name} <span className="quiet">{summaryOf(on, policies.length, talks.length)}</span>
      </summary>
      {policies.map((each) => (
        <Policy
          key={each.policy}
          name={each.policy}
          title={each.title}
          off={variant.off}
          rests={ofPolicy(each, written.assumptions)}
          grounds={grounds}
        />
      ))}
      {talks.map((each) => (
        <div key={each.negotiation}>
          <Conceding
            talks={each.negotiation}
            title={each.title}
            party={actor}
            how={
              variant.concede.find(({ in: talks, party }) => {
                return talks === each.negotiation && party === actor;
              })?.how
            }
          />
          <RestsOn
            what={`how ${name} concedes`}
            assumptions={ofParty(each, actor, written.assumptions)}
            {...grounds}
          />
        </div>
      ))}
    </details>
  );
}

function summaryOf(on: number, all: number, talks: number): string {
  const policies = all === 0 ? [] : [`${on} of ${counted(all, 'policy')}`];
  return [...policies, ...(talks === 0 ? [] : ['talks'])].join(', ');
}

interface PolicyProps {
  readonly name: string;
  readonly title: string;
  readonly off: readonly string[];
  readonly rests: readonly Assumption[];
  readonly grounds: Grounds;
}

/** A policy that acts, or never does. */
function Policy({ name, title, off, rests, grounds }: PolicyProps) {
  return (
    <>
      <label className="policy">
        <input
          type="checkbox"
          checked={!off.includes(name)}
          onChange={({ target }) => {
            const next = target.checked ? off.filter((each) => each !== name) : [...off, name];
            look({ off: [...next].sort().join(',') });
          }}
        />
        <span>
          {title} <code className="quiet">{name}</code>
        </span>
      </label>
      <RestsOn what={name} assumptions={rests} {...grounds} />
    </>
  );
}

interface ConcedingProps {
  readonly talks: string;
  readonly title: string;
  readonly party: string;
  readonly how: ConcessionStyle | undefined;
}

function Conceding({ talks, title, party, how }: ConcedingProps) {
  return (
    <label className="field">
      <span>In talks ({title})</span>
      <select
        value={how ?? ''}
        onChange={({ target }) => {
          look({ [`${TALKS}${talks}.${party}`]: target.value });
        }}
      >
        <option value="">as the model draws it each time</option>
        {Object.entries(concessions).map(([name, { means }]) => (
          <option key={name} value={name}>
            {name}: {means}
          </option>
        ))}
      </select>
    </label>
  );
}
