import { join } from 'node:path';
import { openStaticEncoder } from '@almenara/embedding';
import { main, runWorker } from '@almenara/example-job-receiver';
import { init } from '@almenara/sdk';
import { chatEndpointWriter } from './answers/chat-endpoint.js';
import { extractiveWriter } from './answers/extract.js';
import { ask } from './ask.js';
import { KnownTopics } from './corpus/known-topics.js';
import { readDocuments } from './corpus/read-documents.js';
import { nameVersion } from './name-version.js';
import { reIndex } from './re-index.js';
import { IndexStore } from './search/index-store.js';
import { SearchIndex } from './search/search-index.js';
import { readSettings } from './settings.js';

await main(async () => {
  const settings = readSettings(process.env);
  const { folder, source, chat, behaviour } = settings;
  const embedding = openStaticEncoder({ models: settings.models });
  const store = new IndexStore(join(folder, 'indexes'), embedding);
  const topics = new KnownTopics(join(folder, 'topics.json'), settings.firstTopics);
  if (!store.current) {
    const documents = readDocuments(source, topics.read());
    const version = nameVersion(documents, `nightly ${embedding.id}`);
    store.write(SearchIndex.build(version, documents, embedding));
    store.switchTo(version);
  }
  const client = init({ endpoint: settings.endpoint, key: settings.key });
  const currentIndex = () => store.current!;
  const writer = chat && chatEndpointWriter(chat);
  await runWorker({
    settings,
    action: 're_index',
    work: reIndex({ source, topics, store, embedding, behaviour }),
    routes: {
      'POST /ask': ask({ client, currentIndex, writerFor: (index) => writer ?? extractiveWriter(index) }),
      'GET /health': () => {
        const { version, documents } = currentIndex();
        return { status: 200, body: { indexVersion: version, documents: documents.length } };
      },
    },
    close: () => client.shutdown(1500),
  });
});
