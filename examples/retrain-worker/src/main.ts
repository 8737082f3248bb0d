import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStaticEncoder } from '@almenara/embedding';
import { main, runWorker, SettingError } from '@almenara/example-job-receiver';
import { init } from '@almenara/sdk';
import { askRoute } from './ask-route.js';
import { retrain } from './retrain.js';
import { readExamples } from './router/examples.js';
import { RouterStore } from './router/router-store.js';
import { trainRouter } from './router/router.js';
import { readSettings } from './settings.js';

await main(async () => {
  const settings = readSettings(process.env);
  const { folder, behaviour } = settings;
  const embedding = openStaticEncoder({ models: settings.models });
  const store = new RouterStore(join(folder, 'routers'), embedding.id);
  if (!store.current) {
    const first = trainRouter('intent-router@first', read('RETRAIN_TRAINING', settings.training), embedding);
    store.write(first);
    store.switchTo(first);
  }
  const heldOut = read('RETRAIN_HELD_OUT', settings.heldOut);
  const client = init({ endpoint: settings.endpoint, key: settings.key });
  const currentRouter = () => store.current!;
  await runWorker({
    settings,
    action: 'retrain',
    work: retrain({ store, embedding, heldOut, datasets: join(folder, 'datasets'), behaviour }),
    routes: {
      'POST /route': askRoute({ client, currentRouter, embedding }),
      'GET /health': () => {
        const { version, model, trainedOn, note } = currentRouter();
        const body = { model: version, intents: model.labels, trainedOn: trainedOn.length, note };
        return { status: 200, body };
      },
    },
    close: () => client.shutdown(1500),
  });
});

function read(name: string, file: string) {
  const { examples, skipped } = readExamples(readFileSync(file, 'utf8'));
  if (skipped > 0)
    throw new SettingError(`${name}: ${skipped} lines of ${file} are no question with an intent`);
  if (examples.length === 0) throw new SettingError(`${name}: ${file} has no examples`);
  return examples;
}
