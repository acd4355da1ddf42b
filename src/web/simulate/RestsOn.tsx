import type { Assumption } from '../../simulate/model/model-format.ts';
import { SourceButton, type TitleOf } from './SourceButton.tsx';
import { counted, figure } from '../../report/words.ts';

interface RestsOnProps {
  /** What rests on them, in words. */
  readonly what: string;
  readonly assumptions: readonly Assumption[];
  /** What each is now. */
  readonly valueOf: (assumption: Assumption) => number;
  readonly titleOf: TitleOf;
}

/** The assumptions behind what an actor does, each with its value and source. */
export function RestsOn({ what, assumptions, valueOf, titleOf }: RestsOnProps) {
  if (assumptions.length === 0)
    return <p className="rests-on quiet">Rests on no assumption: the model has it so.</p>;
  const words = `Rests on ${counted(assumptions.length, 'assumption')}`;
  return (
    <details className="rests-on">
      <summary aria-label={`${words}: ${what}`}>{words}</summary>
      <ul>
        {assumptions.map((each) => (
          <li key={each.assumption}>
            {each.title ?? each.assumption}: {figure(valueOf(each))} {each.unit}
            <SourceButton source={each.source} titleOf={titleOf} />
          </li>
        ))}
      </ul>
    </details>
  );
}
