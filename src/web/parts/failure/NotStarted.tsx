import { Failed, useWords } from './FailureMessage.tsx';

/** The whole page, where it could not even begin: nothing is left to try but to load it anew. */
export function NotStarted({ error }: { readonly error: unknown }) {
  const words = useWords('The workbench', 'page', error);
  const reload = (): void => {
    location.reload();
  };
  return <Failed {...words} extent="page" retrying="not yet" onRetry={reload} />;
}
