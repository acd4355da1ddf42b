import { readFileSync } from 'node:fs';

/** One exchange as documentation writes it: a request, a status, and what is stated of the answer. */
export interface Exchange {
  /** `GET /api/cases`, for messages. */
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Absent in a command of a shell, which states only that it is answered. */
  readonly stated?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** The exchanges in the fenced `http` blocks and the commands in the `sh` blocks, in their order. */
export function exchangesIn(file: string): Exchange[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^```(http|sh)\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, kind, text = '']) =>
    kind === 'http' ? [exchangeOf(text)] : commandsOf(text),
  );
}

/** `GET PATH`, perhaps a body, the status alone on a line, perhaps headers, and the body. */
function exchangeOf(text: string): Exchange {
  const parts = /^([A-Z]+) (\S+)\n\n(?:(.*?)\n\n)?(\d{3})\n(.*)$/s.exec(text);
  if (parts === null) throw new Error(`this is no exchange:\n${text}`);
  const [, method = '', path = '', body, status = '', answer = ''] = parts;
  const [, head = '', rest = ''] = /^((?:[a-z-]+: \S.*\n)+\n)?(.*)$/s.exec(answer) ?? [];
  // The first line of a stream of events looks like a header.
  const isStream = answer.startsWith('event: ');
  return {
    title: `${method} ${path}`,
    method,
    path,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body,
    stated: {
      status: Number(status),
      headers: isStream ? {} : headersIn(head),
      body: isStream ? answer : rest,
    },
  };
}

function headersIn(text: string): Record<string, string> {
  const lines = text.trim().split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2))) as Record<
    string,
    string
  >;
}

/** Commands of curl, with the options that the documentation uses; anything else is an error. */
function commandsOf(text: string): Exchange[] {
  const commands = text.replaceAll('\\\n', ' ').trim().split('\n');
  return commands.map((command) => {
    const words = [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
      ([, single, double, bare]) => single ?? double ?? bare ?? '',
    );
    return curlOf(words, command);
  });
}

function curlOf([name, ...words]: readonly string[], title: string): Exchange {
  if (name !== 'curl') throw new Error(`only curl is understood: ${title}`);
  const headers: string[] = [];
  let [body, path]: [string | undefined, string] = [undefined, ''];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '-s') continue;
    else if (word === '-H') headers.push(words[(i += 1)] ?? '');
    else if (word === '-d') body = words[(i += 1)];
    else if (word.startsWith('http://')) path = word;
    else throw new Error(`${word} is not understood: ${title}`);
  }
  const method = body === undefined ? 'GET' : 'POST';
  return { title, method, path, headers: headersIn(headers.join('\n')), body };
}
