import { join } from 'node:path';
import { openStaticEncoder } from '@almenara/embedding';
import { runWorker } from '@almenara/example-job-receiver';
import { init } from '@almenara/sdk';
import type { Desk } from './answer-question.js';
import { chatEndpointWriter } from './answers/chat-endpoint.js';
import { extractiveWriter } from './answers/extract.js';
import { ask } from './ask.js';
import { KnownTopics } from './corpus/known-topics.js';
import { readDocuments } from './corpus/read-documents.js';
import { nameVersion } from './name-version.js';
import { reIndex } from './re-index.js';
import { IndexStore } from './search/index-store.js';
import { SearchIndex } from './search/search-index.js';
import type { Settings } from './settings.js';

/** Builds the first index if there is none, and serves questions and re-indexing until the process is asked to stop. */
export async function runDesk(settings: Settings): Promise<Desk> {
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
  const desk: Desk = { client, currentIndex, writerFor: (index) => writer ?? extractiveWriter(index) };
  await runWorker({
    settings,
    action: 're_index',
    work: reIndex({ source, topics, store, embedding, behaviour }),
    routes: {
      'POST /ask': ask(desk),
      'GET /health': () => {
        const { version, documents } = currentIndex();
        return { status: 200, body: { indexVersion: version, documents: documents.length } };
      },
    },
    close: () => client.shutdown(1500),
  });
  return desk;
}
