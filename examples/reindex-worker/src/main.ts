import { main } from '@almenara/example-job-receiver';
import { runDesk } from './run-desk.js';
import { readSettings } from './settings.js';

await main(async () => {
  await runDesk(readSettings(process.env));
});
