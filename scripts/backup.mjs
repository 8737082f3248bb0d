/** `npm run backup -- <folder>`: copies the data of the stopped single process into a new folder, checked. */
import { runBackup } from './run-backup.mjs';

runBackup('backup');
