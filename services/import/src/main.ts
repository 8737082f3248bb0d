import { ImportFailure } from './import-failure.js';
import { readArguments } from './read-arguments.js';
import { runImport } from './run-import.js';

/** `npm run import -- --from langfuse|jsonl FILE`. Exit code 0: everything was read, and each record is accounted for. */
const PATIENCE_MS = 10 * 60_000;
const tell = (line: string) => void process.stderr.write(`almenara import: ${line}\n`);

try {
  const wanted = readArguments(process.argv.slice(2), process.env);
  const tally = await runImport({ ...wanted, patienceMs: PATIENCE_MS, tell });
  console.log(tally.summary());
} catch (error) {
  tell(error instanceof ImportFailure ? error.message : ((error as Error).stack ?? String(error)));
  process.exitCode = 1;
}
