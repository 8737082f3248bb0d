import type { Client, SpanOptions } from '@almenara/sdk';
import { toMessages, type Writer } from './answers/answer.js';
import type { Found, SearchIndex } from './search/search-index.js';

export interface Desk {
  readonly client: Client;
  readonly currentIndex: () => SearchIndex;
  readonly writerFor: (index: SearchIndex) => Writer;
}

export interface Asked {
  readonly question: string;
  readonly actor: string;
  readonly session: string;
}

type SpanPlace = Pick<SpanOptions, 'traceId' | 'spanId' | 'startTime' | 'endTime'>;

/** Ids and times of the spans of one answer. Told twice with the same ones, it is stored once. */
export type Place = Readonly<Record<'answer' | 'search' | 'write', SpanPlace>>;

export interface Answered {
  readonly answer: string;
  readonly documents: readonly { readonly id: string; readonly score: number; readonly rank: number }[];
  readonly indexVersion: string;
  readonly traceId: string;
}

const HERE_AND_NOW: Place = { answer: {}, search: {}, write: {} };

/** One trace with what was asked, what was found, and what was answered from which index. */
export async function answerQuestion(
  { client, currentIndex, writerFor }: Desk,
  { question, actor, session }: Asked,
  place = HERE_AND_NOW,
): Promise<Answered> {
  // The same one until the answer is there, also when another one takes over meanwhile.
  const index = currentIndex();
  const indexVersion = index.version;
  const labels = { actorId: actor, sessionId: session, indexVersion };
  return client.trace(
    'answer question',
    { ...labels, ...place.answer, input: question },
    async (span): Promise<Answered> => {
      const found = retrieve(client, index, question, place.search);
      const answer = await write(client, writerFor(index), { question, found }, place.write);
      span.update({ output: answer, status: 'ok' });
      const documents = found.map(({ document: { id }, score, rank }) => ({ id, score, rank }));
      return { answer, documents, indexVersion, traceId: span.traceId };
    },
  );
}

function retrieve(client: Client, index: SearchIndex, question: string, place: SpanPlace): Found[] {
  return client.retrieval('search help pages', { ...place, query: question, input: question }, (span) => {
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

function write(
  client: Client,
  writer: Writer,
  { question, found }: { readonly question: string; readonly found: readonly Found[] },
  place: SpanPlace,
): Promise<string> {
  const messages = toMessages(question, found);
  const { model, provider } = writer;
  return client.generation(
    `chat ${model}`,
    { ...place, modelRequested: model, provider, input: messages },
    async (span) => {
      const { text, usage } = await writer.write(messages, question, found);
      span.update({ output: text, modelAnswered: model, status: 'ok', finishReasons: ['stop'] });
      if (usage) span.update({ usage: { ...usage, source: 'provider' } });
      return text;
    },
  );
}
