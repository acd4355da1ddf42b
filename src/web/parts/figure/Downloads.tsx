import { useState } from 'react';
import { type FigureCaption, download, pngOf } from './export.ts';
import { csvOf, jsonOf, type FigureTable } from './table.ts';

interface Props {
  /** Begins the names of the files. */
  readonly name: string;
  readonly words: FigureCaption;
  readonly table: FigureTable;
  /** The picture as it stands; undefined where there is none. */
  readonly svg: () => string | undefined;
}

/** Everything that can be taken away from a figure. */
export function Downloads({ name, words, table, svg }: Props) {
  const [told, setTold] = useState('');
  const choices: readonly (readonly [label: string, does: () => Promise<void> | void])[] = [
    [
      'SVG',
      () => {
        save(`${name}.svg`, 'image/svg+xml', svg());
      },
    ],
    ['PNG', () => savePng(`${name}.png`, svg())],
    [
      'CSV',
      () => {
        save(`${name}.csv`, 'text/csv', csvOf(table, words.ribbon));
      },
    ],
    [
      'JSON',
      () => {
        const text = jsonOf(table, { ...words, ribbon: words.ribbon, link: location.href });
        save(`${name}.json`, 'application/json', text);
      },
    ],
    [
      'Copy link',
      async () => {
        setTold(await copyLink());
      },
    ],
  ];
  return (
    <details
      className="menu"
      onToggle={() => {
        setTold('');
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key !== 'Escape' || !currentTarget.open) return;
        currentTarget.open = false;
        currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary>Download</summary>
      <span>
        {choices.map(([label, does]) => (
          <button key={label} type="button" onClick={() => void does()}>
            {label}
          </button>
        ))}
        <span role="status" className="told">
          {told}
        </span>
      </span>
    </details>
  );
}

function save(name: string, type: string, text: string | undefined): void {
  if (text !== undefined) download(name, new Blob([text], { type }));
}

async function savePng(name: string, svg: string | undefined): Promise<void> {
  if (svg !== undefined) download(name, await pngOf(svg));
}

/** Copies the address of what is on view; what to tell of it. */
async function copyLink(): Promise<string> {
  try {
    await navigator.clipboard.writeText(location.href);
    return 'Link copied';
  } catch {
    // A browser gives the clipboard only to pages it trusts, and only when it is allowed to.
    return 'This browser does not allow copying: copy the address from its address bar';
  }
}
