import { describeRequestFailure, type FetchOutside } from '@almenara/outgoing-requests';
import OpenAI, { APIError } from 'openai';

const TIMEOUT_MS = 60_000;
const MOST_TOKENS = 300;
/** As far as a provider can be told to answer the same each time. */
const SAME_EACH_TIME = { temperature: 0, seed: 1, max_tokens: MOST_TOKENS } as const;

export interface Provider {
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
}

export type ProviderAnswer =
  | { readonly text: string; readonly modelAnswered: string | null; readonly finishReason: string | null }
  | { readonly failure: string };

export type AskProvider = (prompt: string, signal: AbortSignal) => Promise<ProviderAnswer>;

/** Asks a model of an API like OpenAI's. A model that does not take parameters is asked without them. */
export function createAskProvider({ url, model, key }: Provider, fetchOutside: FetchOutside): AskProvider {
  const client = new OpenAI({
    baseURL: url,
    apiKey: key ?? 'none',
    maxRetries: 1,
    timeout: TIMEOUT_MS,
    logLevel: 'off',
    fetch: fetchOutside as typeof fetch,
  });
  let parameters: typeof SAME_EACH_TIME | Record<string, never> = SAME_EACH_TIME;

  async function ask(prompt: string, signal: AbortSignal): Promise<ProviderAnswer> {
    const messages = [{ role: 'user' as const, content: prompt }];
    const answer = await client.chat.completions.create({ model, messages, ...parameters }, { signal });
    const choice = answer.choices?.[0];
    if (!choice) return { failure: 'the answer has no text' };
    return {
      text: choice.message?.content ?? choice.message?.refusal ?? '',
      modelAnswered: answer.model ?? null,
      finishReason: choice.finish_reason ?? null,
    };
  }

  return async (prompt, signal) => {
    try {
      return await ask(prompt, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof APIError && error.status === 400) || parameters !== SAME_EACH_TIME) {
        return { failure: describe(error) };
      }
    }
    parameters = {};
    try {
      return await ask(prompt, signal);
    } catch (error) {
      signal.throwIfAborted();
      return { failure: describe(error) };
    }
  };
}

/** Without what the provider wrote: it may quote the key. */
function describe(error: unknown): string {
  if (error instanceof APIError && error.status !== undefined) return `the provider answered ${error.status}`;
  const cause = error instanceof APIError ? error.cause : error;
  return describeRequestFailure(cause);
}
