/** `npm run restore -- <folder> [--force]`: puts the data of a back-up in place of the data folder. */
import { runBackup } from './run-backup.mjs';

runBackup('restore');
