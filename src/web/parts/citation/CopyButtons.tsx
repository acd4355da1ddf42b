import { useState } from 'react';
import type { Source } from '../../../../domain/source.ts';
import { type Format, formatNames, formats } from './citation.ts';

/** Copies a reference in a form that others read; says whether it worked. */
export function CopyButtons({ source }: { readonly source: Source }) {
  const [told, setTold] = useState('');
  const copy = async (format: Format): Promise<void> => {
    const { label, write } = formats[format];
    setTold(
      (await copied(write(source)))
        ? `Copied as ${label}.`
        : 'This browser does not allow copying.',
    );
  };
  return (
    <div className="copies">
      <span className="quiet">Copy as</span>
      {formatNames.map((format) => (
        <button key={format} type="button" onClick={() => void copy(format)}>
          {formats[format].label}
        </button>
      ))}
      <span role="status">{told}</span>
    </div>
  );
}

/** Whether the clipboard took it. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
