import { join } from 'node:path';
import { main } from '@almenara/example-job-receiver';
import { runDesk } from '../run-desk.js';
import { readSettings } from '../settings.js';
import { readQuestions } from './read-questions.js';
import { visitDesk } from './visit-desk.js';

/** The worker and people who ask it, in one process: what `npm start` runs as the project `demo-desk`. */
await main(async () => {
  const settings = readSettings(process.env);
  const desk = await runDesk(settings);
  await visitDesk({
    desk,
    questions: readQuestions(settings.firstTopics),
    progressFile: join(settings.folder, 'visitors.json'),
    log: (line) => console.log(line),
  });
});
