import { z } from 'zod';
import type { Writer } from './answer.js';

export interface ChatEndpoint {
  /** Such as `http://127.0.0.1:11434/v1`. */
  readonly url: string;
  readonly model: string;
  readonly key: string | undefined;
}

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).optional(),
});
const TIMEOUT_MS = 60_000;

/** Answers by any endpoint that speaks OpenAI's chat completions. */
export function chatEndpointWriter({ url, model, key }: ChatEndpoint): Writer {
  const address = `${url.replace(/\/$/, '')}/chat/completions`;
  return {
    model,
    provider: new URL(url).hostname,
    async write(messages) {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ model, messages, temperature: 0 }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`the model's endpoint answered ${response.status}`);
      const { choices, usage } = completionSchema.parse(await response.json());
      return {
        text: choices[0]!.message.content,
        ...(usage && { usage: { input: usage.prompt_tokens, output: usage.completion_tokens } }),
      };
    },
  };
}
