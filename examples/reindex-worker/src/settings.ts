import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Environment,
  readRequired,
  readWorkerSettings,
  SettingError,
  type WorkerSettings,
} from '@almenara/example-job-receiver';
import type { ChatEndpoint } from './answers/chat-endpoint.js';

export interface Settings extends WorkerSettings {
  /** Where the documents lie, a folder a topic. */
  readonly source: string;
  readonly firstTopics: readonly string[];
  readonly models: string;
  /** Absent: answers are extracts. */
  readonly chat: ChatEndpoint | undefined;
}

const FIRST_TOPICS = 'orders,returns,sizes,payments';

export function readSettings(environment: Environment): Settings {
  return {
    ...readWorkerSettings(environment, { port: 4420, folder: '.almenara/reindex-worker' }),
    source: readFolder(environment, 'REINDEX_SOURCE', '../corpus'),
    firstTopics: (environment['REINDEX_FIRST_TOPICS'] ?? FIRST_TOPICS)
      .split(',')
      .map((topic) => topic.trim()),
    models: readFolder(environment, 'ALMENARA_MODELS', '../../../models'),
    chat: readChat(environment),
  };
}

function readFolder(environment: Environment, name: string, beside: string): string {
  const folder = resolve(environment[name] ?? fileURLToPath(new URL(beside, import.meta.url)));
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new SettingError(`${name} must name a folder; there is none at ${folder}`);
}

function readChat(environment: Environment): ChatEndpoint | undefined {
  const url = environment['CHAT_URL'];
  if (!url) return undefined;
  if (!URL.canParse(url))
    throw new SettingError(`CHAT_URL is "${url}"; it must be an address such as https://host/v1`);
  const model = readRequired(environment, 'CHAT_MODEL', 'to the model that CHAT_URL shall answer with');
  return { url, model, key: environment['CHAT_KEY'] };
}
