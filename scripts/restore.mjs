/** `npm run restore -- <folder> [--force]`: puts the data of a back-up in place of the data folder. */
import { runCommand } from './run-command.mjs';

runCommand(['services', 'standalone', 'dist', 'backup', 'main.js'], ['restore']);
