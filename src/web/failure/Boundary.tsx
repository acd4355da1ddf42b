import { Component, type ComponentType, type ReactNode, Suspense, use } from 'react';
import { merge, skip, type Subscription } from 'rxjs';
import { reading$ } from '../state/reading.ts';
import { returns$ } from '../state/returns.ts';
import { route$ } from '../state/route.ts';
import { type Extent, Failed, useWords } from './Failed.tsx';
import { type Fetched, NotLoaded } from './fetched.ts';

export interface BoundaryProps {
  /** What fails, as the beginning of a sentence: "The drawing". */
  readonly of: string;
  readonly extent?: Extent;
  /** What has to be fetched anew before it is tried again. */
  readonly fetched?: Pick<Fetched<never>, 'again' | 'forget'>;
  readonly children: ReactNode;
}

interface State {
  readonly failure?: { readonly error: unknown } | undefined;
  readonly retrying: 'not yet' | 'now' | 'failed again';
}

/**
 * Keeps what fails in a part of the page from the rest of it. What failed is tried again when asked,
 * when something else is on view, and once each time that the server comes back.
 */
export class Boundary extends Component<BoundaryProps, State> {
  override state: State = { retrying: 'not yet' };
  #watching: Subscription | undefined;

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } };
  }

  override componentDidCatch(): void {
    this.props.fetched?.forget();
    if (this.#watching !== undefined) return;
    this.#watching = merge(route$.pipe(skip(1)), reading$.pipe(skip(1))).subscribe(() => {
      this.#show('not yet');
    });
    this.#watching.add(returns$.pipe(skip(1)).subscribe(() => void this.retry()));
  }

  override componentDidUpdate(): void {
    const { failure, retrying } = this.state;
    if (failure !== undefined) return;
    this.#leave();
    if (retrying !== 'not yet') this.setState({ retrying: 'not yet' });
  }

  override componentWillUnmount(): void {
    this.#leave();
  }

  /** The message stays on view until what is fetched has arrived: the focus may be on it. */
  async retry(): Promise<void> {
    if (this.state.retrying === 'now') return;
    this.setState({ retrying: 'now' });
    await this.props.fetched?.again();
    if (this.#watching !== undefined) this.#show('failed again');
  }

  /** What fails again at once takes the place of the failure, and nothing is seen of it. */
  #show(ifItFails: State['retrying']): void {
    this.setState({ failure: undefined, retrying: ifItFails });
  }

  #leave(): void {
    this.#watching?.unsubscribe();
    this.#watching = undefined;
  }

  override render(): ReactNode {
    const { of, extent = 'part', children } = this.props;
    const { failure, retrying } = this.state;
    if (failure === undefined) return children;
    return (
      <Caught
        of={of}
        extent={extent}
        error={failure.error}
        retrying={retrying}
        onRetry={() => void this.retry()}
      />
    );
  }
}

interface CaughtProps {
  readonly of: string;
  readonly extent: Extent;
  readonly error: unknown;
  readonly retrying: State['retrying'];
  readonly onRetry: () => void;
}

function Caught({ of, extent, error, ...retry }: CaughtProps) {
  const words = useWords(of, extent, error);
  const reload = extent === 'page' || error instanceof NotLoaded;
  return <Failed {...words} {...retry} extent={extent} reload={reload} />;
}

interface ArrivingProps<P> extends Omit<BoundaryProps, 'fetched' | 'children'> {
  readonly fetched: Fetched<P>;
  readonly props: P;
  /** On view until it has arrived. */
  readonly meanwhile: ReactNode;
}

/** A part of the page that is fetched when it is looked at. */
export function Arriving<P extends object>({
  fetched,
  props,
  meanwhile,
  ...boundary
}: ArrivingProps<P>) {
  return (
    <Boundary {...boundary} fetched={fetched}>
      <Suspense fallback={meanwhile}>
        <Arrived fetched={fetched} props={props} />
      </Suspense>
    </Boundary>
  );
}

function Arrived<P extends object>({
  fetched,
  props,
}: Pick<ArrivingProps<P>, 'fetched' | 'props'>) {
  let got = fetched.get();
  if (got.status === 'asked') {
    use(got.settled);
    got = fetched.get();
  }
  if (got.status === 'failed') throw got.error;
  if (got.status === 'asked') return null;
  const Shown: ComponentType<P> = got.component;
  return <Shown {...props} />;
}
