/** `npm run backup -- <folder>`: copies the data of the stopped single process into a new folder, checked. */
import { runCommand } from './run-command.mjs';

runCommand(['services', 'standalone', 'dist', 'backup', 'main.js'], ['backup']);
