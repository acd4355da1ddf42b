import type { SourcesReport } from '../../report/sources.ts';
import { look } from '../state/route.ts';
import { languageName } from './Reference.tsx';
import { counted } from '../../report/words.ts';

export type Listed = SourcesReport['sources'][number];

interface FacetsProps {
  readonly kinds: readonly string[];
  readonly languages: readonly string[];
  readonly view: Readonly<Record<string, string>>;
}

/** Which sources and events are looked at. */
export function Facets({ kinds, languages, view }: FacetsProps) {
  return (
    <div className="facets">
      <Choice name="kind" label="Kind" options={kinds} chosen={view['kind']} say={spaced} />
      <Choice
        name="language"
        label="Language"
        options={languages}
        chosen={view['language']}
        say={languageName}
      />
      <label>
        <input
          type="checkbox"
          checked={view['single'] === 'only'}
          onChange={(event) => {
            look({ single: event.target.checked ? 'only' : undefined });
          }}
        />{' '}
        Only where an event rests on it alone
      </label>
    </div>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen: string | undefined;
  readonly say: (option: string) => string;
}

function Choice({ name, label, options, chosen = '', say }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select
        value={chosen}
        onChange={(event) => {
          look({ [name]: event.target.value });
        }}
      >
        <option value="">all</option>
        {options.map((each) => (
          <option key={each} value={each}>
            {say(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

const spaced = (text: string): string => text.replaceAll('-', ' ');

/** Sources by use; one is selected. */
export function SourceList({
  sources,
  chosen,
}: {
  readonly sources: readonly Listed[];
  readonly chosen: string | undefined;
}) {
  return (
    <section className="card" aria-labelledby="by-use">
      <h2 id="by-use">{counted(sources.length, 'source', 'sources')}, by use</h2>
      <ul className="plain-list tall" tabIndex={0} aria-labelledby="by-use">
        {sources.map(({ source, cite, kind, events }) => (
          <li key={source}>
            <button
              type="button"
              className="line"
              aria-pressed={source === chosen}
              onClick={() => {
                look({ source });
              }}
            >
              {cite}
            </button>
            <span className="quiet">
              {counted(events, 'event', 'events')} · {spaced(kind)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
