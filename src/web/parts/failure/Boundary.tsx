import { Component, type ComponentType, type ReactNode, Suspense, use, useState } from 'react';
import { merge, skip, type Subscription } from 'rxjs';
import { reading$ } from '../../state/timeline-data.ts';
import { returns$ } from '../../state/returns.ts';
import { route$ } from '../../state/route.ts';
import { type Extent, Failed, type FailedProps, useWords } from './FailureMessage.tsx';
import { type Fetched, NotLoaded } from './fetched-part.ts';

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
  /** Counts the attempts; the message stays on view while one is made. */
  readonly attempt: number;
  readonly trying: boolean;
  readonly retrying: FailedProps['retrying'];
}

/**
 * Keeps what fails in a part of the page from the rest of it. What failed is tried again when asked,
 * when something else is on view, and once each time that the server comes back.
 */
export class Boundary extends Component<BoundaryProps, State> {
  override state: State = { attempt: 0, trying: false, retrying: 'not yet' };
  #watching: Subscription | undefined;
  /** What is said of an attempt that fails. */
  #ifItFails: State['retrying'] = 'not yet';
  #asking = false;

  override componentWillUnmount(): void {
    this.#leave();
  }

  /** The message stays until what is fetched has arrived and is drawn: the focus may be on it. */
  async #try(ifItFails: State['retrying']): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    if (ifItFails !== 'not yet') this.setState({ retrying: 'now' });
    await this.props.fetched?.again();
    this.#asking = false;
    this.#ifItFails = ifItFails;
    if (this.#watching !== undefined)
      this.setState(({ attempt }) => ({ attempt: attempt + 1, trying: true }));
  }

  readonly #caught = (error: unknown): void => {
    this.props.fetched?.forget();
    this.setState({ failure: { error }, trying: false, retrying: this.#ifItFails });
    if (this.#watching !== undefined) return;
    this.#watching = merge(route$.pipe(skip(1)), reading$.pipe(skip(1))).subscribe(
      () => void this.#try('not yet'),
    );
    this.#watching.add(returns$.pipe(skip(1)).subscribe(() => void this.#try('failed again')));
  };

  readonly #shown = (): void => {
    this.#leave();
    if (this.state.failure !== undefined)
      this.setState({ failure: undefined, trying: false, retrying: 'not yet' });
  };

  #leave(): void {
    this.#watching?.unsubscribe();
    this.#watching = undefined;
    this.#ifItFails = 'not yet';
  }

  override render(): ReactNode {
    const { of, extent = 'part', children } = this.props;
    const { failure, attempt, trying, retrying } = this.state;
    return (
      <>
        {failure !== undefined && (
          <Caught
            of={of}
            extent={extent}
            error={failure.error}
            retrying={retrying}
            onRetry={() => void this.#try('failed again')}
          />
        )}
        {(failure === undefined || trying) && (
          <Catcher key={attempt} onCaught={this.#caught} onShown={this.#shown}>
            {children}
          </Catcher>
        )}
      </>
    );
  }
}

interface CatcherProps {
  readonly onCaught: (error: unknown) => void;
  readonly onShown: () => void;
  readonly children: ReactNode;
}

/** Draws what may fail, and nothing once it has: React takes away whatever is drawn in its place. */
class Catcher extends Component<CatcherProps, { readonly caught: boolean }> {
  override state = { caught: false };

  static getDerivedStateFromError(): { readonly caught: boolean } {
    return { caught: true };
  }

  override componentDidMount(): void {
    if (!this.state.caught) this.props.onShown();
  }

  override componentDidCatch(error: unknown): void {
    this.props.onCaught(error);
  }

  override render(): ReactNode {
    return this.state.caught ? null : this.props.children;
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
  // It may have failed after whoever asked for it had left: that is no answer to who looks now.
  useState(() => {
    fetched.forget();
  });
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
