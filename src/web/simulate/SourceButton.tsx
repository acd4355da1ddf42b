import { cited$ } from '../parts/citation/CitationDrawer.tsx';

export type TitleOf = (source: string) => string;

interface SourceButtonProps {
  readonly source: string | undefined;
  readonly titleOf: TitleOf;
}

/** Where an assumption comes from; opens the reference beside the screen. */
export function SourceButton({ source, titleOf }: SourceButtonProps) {
  if (source === undefined) return <p className="quiet">No source, only the reason given.</p>;
  return (
    <button
      type="button"
      className="source-button"
      title={`Source ${source}: opens its reference`}
      onClick={() => {
        cited$.next(source);
      }}
    >
      Source: {titleOf(source)}
    </button>
  );
}
