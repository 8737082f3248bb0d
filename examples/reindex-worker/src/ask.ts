import { createHash } from 'node:crypto';
import { type Answer, type Incoming, RequestError } from '@almenara/example-job-receiver';
import type { Client } from '@almenara/sdk';
import { z } from 'zod';
import { toMessages, type Writer } from './answers/answer.js';
import type { Found, SearchIndex } from './search/search-index.js';

const questionSchema = z.object({
  question: z.string().trim().min(1).max(4000),
  actor: z.string().min(1).max(200),
  session: z.string().min(1).max(200).optional(),
});

export interface AskParts {
  readonly client: Client;
  readonly currentIndex: () => SearchIndex;
  readonly writerFor: (index: SearchIndex) => Writer;
}

/** `POST /ask`: one trace with what was asked, what was found, and what was answered from which index. */
export function ask({ client, currentIndex, writerFor }: AskParts): (incoming: Incoming) => Promise<Answer> {
  return async ({ body }) => {
    const parsed = questionSchema.safeParse(JSON.parse(body));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new RequestError(400, `${issue!.path.join('.')}: ${issue!.message}`);
    }
    const { question, actor, session = sessionOf(actor) } = parsed.data;
    // The same one until the answer is there, also when another one takes over meanwhile.
    const index = currentIndex();
    const indexVersion = index.version;
    const labels = { actorId: actor, sessionId: session, indexVersion };
    return client.trace('answer question', { ...labels, input: question }, async (span) => {
      const found = retrieve(client, index, question);
      const text = await write(client, writerFor(index), question, found);
      span.update({ output: text, status: 'ok' });
      const documents = found.map(({ document: { id }, score, rank }) => ({ id, score, rank }));
      return { status: 200, body: { answer: text, documents, indexVersion, traceId: span.traceId } };
    });
  };
}

function retrieve(client: Client, index: SearchIndex, question: string): Found[] {
  return client.retrieval('search help pages', { query: question, input: question }, (span) => {
    const found = index.search(question);
    const documents = found.map(({ document: { id, title, text }, score, rank }) => ({
      id,
      content: `${title}. ${text}`,
      score,
      rank,
    }));
    span.update({ documents, status: 'ok' });
    return found;
  });
}

function write(client: Client, writer: Writer, question: string, found: readonly Found[]): Promise<string> {
  const messages = toMessages(question, found);
  const { model, provider } = writer;
  return client.generation(
    `chat ${model}`,
    { modelRequested: model, provider, input: messages },
    async (span) => {
      const { text, usage } = await writer.write(messages, question, found);
      span.update({ output: text, modelAnswered: model, status: 'ok', finishReasons: ['stop'] });
      if (usage) span.update({ usage: { ...usage, source: 'provider' } });
      return text;
    },
  );
}

/** Somebody who says no session has one a day. */
function sessionOf(actor: string): string {
  const day = new Date().toISOString().slice(0, 10);
  return createHash('sha256').update(`${day} ${actor}`).digest('hex').slice(0, 16);
}
