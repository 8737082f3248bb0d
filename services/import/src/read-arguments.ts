import { parseArgs } from 'node:util';
import { ImportFailure } from './import-failure.js';
import { SOURCES, type Source } from './to-events.js';

export interface Arguments {
  readonly source: Source;
  readonly file: string;
  readonly url: string;
  readonly key: string;
  readonly again: boolean;
  readonly rejectedFile: string | undefined;
}

export const USAGE = `say: npm run import -- --from ${SOURCES.join('|')} [--url URL] [--key KEY] [--rejected FILE] [--again] FILE`;
const DEFAULT_URL = 'http://127.0.0.1:4318';

/** The command line, with the environment for what it leaves out: a key there is not seen by other users. */
export function readArguments(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Arguments {
  const { values, positionals } = parse(words);
  const [file] = positionals;
  const source = SOURCES.find((name) => name === values.from);
  if (source === undefined || file === undefined || positionals.length > 1) throw new ImportFailure(USAGE);
  const url = (values.url ?? environment['ALMENARA_ENDPOINT'] ?? DEFAULT_URL).replace(/\/+$/, '');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new ImportFailure('--url must be an address that begins with http:// or https://');
  }
  const key = values.key ?? environment['ALMENARA_KEY'];
  if (!key) throw new ImportFailure('set ALMENARA_KEY or --key to a key of the project that may send data');
  return { source, file, url, key, again: values.again ?? false, rejectedFile: values.rejected };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        url: { type: 'string' },
        key: { type: 'string' },
        rejected: { type: 'string' },
        again: { type: 'boolean' },
      },
    });
  } catch {
    throw new ImportFailure(USAGE);
  }
}
