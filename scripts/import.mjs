/** `npm run import -- --from langfuse|jsonl FILE`: sends a file of traces or events to a running Almenara. */
import { runCommand } from './run-command.mjs';

runCommand(['services', 'import', 'dist', 'main.js']);
