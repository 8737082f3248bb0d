import OpenAI7 from 'openai';
import OpenAI4 from 'openai4';

/** The oldest and the newest client, both used through the newest one's types. */
export const OPENAI_VERSIONS = [
  ['openai 4', OpenAI4 as unknown as typeof OpenAI7],
  ['openai 7', OpenAI7],
] as const;

/** Helpers of chats; version 4 keeps them below `beta`. */
export function conveniences(openai: OpenAI7): OpenAI7['chat']['completions'] {
  if ('parse' in openai.chat.completions) return openai.chat.completions;
  return (openai as unknown as OpenAI4).beta.chat.completions as never;
}
