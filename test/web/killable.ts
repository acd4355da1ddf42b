import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server in a process of its own, so that it can be killed. */
export class Killable {
  readonly #location: string;
  #child: ChildProcess | undefined;
  url = '';

  constructor(location: string) {
    this.#location = location;
  }

  /** Starts it; again, on the same port. */
  async start(): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const args = ['src/cli/main.ts', 'serve', '--store', this.#location, '--port', port];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    this.url = await new Promise((resolve, reject) => {
      let printed = '';
      child.stdout.on('data', (text: Buffer) => {
        printed += text.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed)?.[0];
        if (found !== undefined) resolve(found);
      });
      child.once('exit', () => {
        reject(new Error(`the server ended: ${printed}`));
      });
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    this.#child = undefined;
  }

  /** Types of the events in the stream of a branch. */
  async typesIn(branch: string): Promise<string[]> {
    const answer = await fetch(new URL(`api/streams/case-${branch}`, this.url));
    const { events } = (await answer.json()) as { events: { text: string }[] };
    return events.map(({ text }) => (JSON.parse(text) as { type: string }).type);
  }
}
