import type { Entry } from '../../../domain/entry.ts';
import type { Assumption, Model } from '../../simulate/model/model.ts';
import type { PackedStart } from '../../simulate/run/read-start.ts';
import { look, route$ } from '../state/route.ts';
import { Actors } from './Actors.tsx';
import { NumberField } from './NumberField.tsx';
import {
  MONTHS,
  RUNS,
  touched$,
  type SimulationWanted,
  withoutSet,
  withoutVariant,
} from './setting.ts';
import { SEED_MAX } from '../../simulate/request.ts';
import { Slider } from './Slider.tsx';
import type { TitleOf } from './SourceButton.tsx';
import { StartField } from './StartField.tsx';

export interface ControlsProps {
  readonly models: readonly Model[];
  readonly wanted: SimulationWanted;
  readonly start: PackedStart;
  /** The whole timeline, in order. */
  readonly entries: readonly Entry[];
  readonly nameOf: (actor: string) => string;
  readonly titleOf: TitleOf;
  /** An assumption while its slider moves. */
  readonly draft: Readonly<Record<string, number>>;
  readonly onDraft: (draft: Readonly<Record<string, number>>) => void;
}

/** Everything that a result depends on; all of it is in the address. */
export function Controls({
  models,
  wanted,
  start,
  entries,
  nameOf,
  titleOf,
  draft,
  onDraft,
}: ControlsProps) {
  const { base, setting } = wanted;
  const { written } = base;
  // What the branch sets.
  const given = start.set;
  const changed = Object.keys(setting.set).length;
  const usualOf = (each: Assumption): number => given[each.assumption] ?? each.default;
  const valueNow = (each: Assumption): number =>
    draft[each.assumption] ?? setting.set[each.assumption] ?? usualOf(each);
  return (
    <form
      className="card controls"
      aria-label="What the simulation starts from"
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label className="field">
        <span>Model</span>
        <select
          value={written.model}
          onChange={({ target }) => {
            look({
              ...withoutSet(route$.value.view),
              ...withoutVariant(route$.value.view),
              model: target.value,
              months: undefined,
              run: undefined,
            });
          }}
        >
          {models.map(({ written: { model: name, title } }) => (
            <option key={name} value={name}>
              {name}: {title}
            </option>
          ))}
        </select>
      </label>
      <StartField
        forkDay={start.forkDay}
        first={entries[0]?.start ?? start.forkDay}
        last={entries.at(-1)?.start ?? start.forkDay}
      />
      <Numbers wanted={wanted} />
      <Actors wanted={wanted} nameOf={nameOf} titleOf={titleOf} valueOf={valueNow} />
      <div className="figure-head">
        <h2>{written.assumptions.length} assumptions</h2>
        <button
          type="button"
          disabled={changed === 0}
          title={changed === 0 ? 'All are at their default' : `${changed} changed here`}
          onClick={() => {
            look(withoutSet(route$.value.view));
          }}
        >
          Reset all
        </button>
      </div>
      {written.assumptions.map((each) => {
        const name = each.assumption;
        const usual = usualOf(each);
        return (
          <Slider
            key={`${written.model} ${name}`}
            of={each}
            usual={usual}
            titleOf={titleOf}
            value={valueNow(each)}
            onMove={(value) => {
              onDraft({ [name]: value });
            }}
            onValue={(value) => {
              onDraft({});
              if (value !== usual) touched$.next(name);
              look({ [`set.${name}`]: value === usual ? undefined : String(value) });
            }}
          />
        );
      })}
    </form>
  );
}

function Numbers({ wanted: { runs, setting } }: { readonly wanted: SimulationWanted }) {
  return (
    <div className="numbers">
      <NumberField
        label="Runs"
        value={runs}
        least={RUNS.least}
        most={RUNS.most}
        onValue={(value) => {
          look({ runs: String(value) });
        }}
      />
      <NumberField
        label="Months"
        value={setting.months}
        least={MONTHS.least}
        most={MONTHS.most}
        onValue={(value) => {
          look({ months: String(value) });
        }}
      />
      <NumberField
        label="Seed"
        value={setting.seed}
        least={0}
        most={SEED_MAX}
        onValue={(value) => {
          look({ seed: String(value) });
        }}
      />
    </div>
  );
}
