/** Runs `npm start` on a store, waits for its address, asks for the page and the cases, and ends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const WAIT_MS = 120_000;
const [store = '.detente/store.db'] = process.argv.slice(2);
const child = spawn('npm', ['-s', 'start', '--', '--port', '0'], {
  env: { ...process.env, DETENTE_STORE: store },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
const { pid } = child;
const end = (): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
};
process.on('exit', end);

const url = await new Promise<string>((resolve, reject) => {
  let printed = '';
  const late = setTimeout(() => {
    reject(new Error(`npm start printed no address in ${WAIT_MS / 1000} s:\n${printed}`));
  }, WAIT_MS);
  child.stdout.on('data', (text: Buffer) => {
    printed += text.toString();
    const found = /Workbench: (\S+)/.exec(printed)?.[1];
    if (found === undefined) return;
    clearTimeout(late);
    resolve(found);
  });
  child.on('exit', (code) => {
    reject(new Error(`npm start ended with ${code}:\n${printed}`));
  });
});
child.removeAllListeners('exit');
const page = await (await fetch(url)).text();
if (!page.includes('<script type="module"'))
  throw new Error(`${url} is not the workbench:\n${page}`);
const { cases } = (await (await fetch(new URL('api/cases', url))).json()) as { cases: object[] };
if (cases.length === 0) throw new Error('the store that npm start filled has no case');
const ended = once(child, 'exit');
end();
await ended;
console.log(`npm start: ${cases.length} cases, workbench served`);
