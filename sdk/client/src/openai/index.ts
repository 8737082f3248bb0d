import { attempt } from '../attempt.js';
import type { CallReader, Json } from '../model-client/call-reader.js';
import { observe, type ObserveOptions, type Plan } from '../model-client/observe-client.js';
import { objectOf } from '../model-client/read-json.js';
import { chat } from './chat.js';
import { completions } from './completions.js';
import { embeddings } from './embeddings.js';
import { readProvider } from './provider.js';
import { responses } from './responses.js';

export interface OpenAIOptions extends ObserveOptions {
  /** Name of the provider; default: read from the client's address. */
  provider?: string | undefined;
  /**
   * Asks for token counts on streamed chats, which the API leaves out unless it is asked. The app then gets
   * one more chunk, with an empty list of choices. Off by default: requests are sent as the app made them.
   */
  includeUsage?: boolean | undefined;
}

const CHAT: Plan = {
  resources: {
    completions: {
      calls: { create: chat },
      conveniences: ['parse', 'stream', 'runTools', 'runFunctions'],
    },
  },
};
const RESPONSES: Plan = { calls: { create: responses }, conveniences: ['parse', 'stream'] };
const PLAN: Plan = {
  copies: ['withOptions'],
  resources: {
    chat: CHAT,
    responses: RESPONSES,
    embeddings: { calls: { create: embeddings } },
    completions: { calls: { create: completions } },
    beta: { resources: { chat: CHAT, responses: RESPONSES } },
  },
};

/** An `openai` client (version 4 to 7) that records its calls. The one that was given stays as it is. */
export function observeOpenAI<T extends object>(client: T, options: OpenAIOptions = {}): T {
  return attempt(() => {
    const { provider = readProvider(client), includeUsage, ...rest } = options ?? {};
    return observe(client, PLAN, { ...rest, provider, ...(includeUsage ? { prepare: askForUsage } : {}) });
  }, client);
}

function askForUsage(body: Json, reader: CallReader): Json {
  if (!body['stream'] || (reader !== chat && reader !== completions)) return body;
  return { ...body, stream_options: { ...objectOf(body['stream_options']), include_usage: true } };
}
