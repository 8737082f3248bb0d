import type { Encoder } from '@almenara/embedding';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type EmbeddingServer,
  startEmbeddingServer,
} from '../../../../libs/embedding/src/testing/embedding-server.js';
import { type EncoderSettings, ProjectEncoders } from './project-encoders.js';

const sentence: Encoder = {
  id: 'sentence',
  dimensions: 1,
  languages: [],
  batchSize: 1,
  encode: async () => [],
};
let server: EmbeddingServer;
let settings: EncoderSettings;
let key: string | undefined;
let now: number;

beforeEach(async () => {
  server = await startEmbeddingServer();
  settings = {
    streams: { prompt: { encoder: 'endpoint' }, output: { encoder: 'minilm' }, retrieved: {} },
    endpoint: { url: server.url, model: 'small', dailyTexts: 100 },
  };
  key = 'first';
  now = 1_000;
});
afterEach(() => server.close());

const open = (told: { sentence?: Encoder } = { sentence }) =>
  new ProjectEncoders({
    settingsOf: async () => settings,
    endpointKeyOf: async () => key,
    fetch,
    now: () => now,
    ...told,
  });
const idOf = async (encoders: ProjectEncoders, stream: 'prompt' | 'output' | 'retrieved') => {
  const chosen = await encoders.choose('shop', stream);
  return chosen && 'id' in chosen ? chosen.id : chosen;
};

test('each stream has the encoder that its project chose, and the static table alone when none was', async () => {
  const encoders = open();
  expect(await idOf(encoders, 'prompt')).toMatch(/^endpoint:small\/32@/);
  expect(await idOf(encoders, 'output')).toBe('sentence');
  expect(await idOf(encoders, 'retrieved')).toBeUndefined();
  settings = { ...settings, streams: { prompt: { encoder: 'app:ada' } } };
  expect(await idOf(encoders, 'prompt')).toEqual({ appModel: 'ada' });
});

test('an endpoint is opened once, and again when its settings or its key change', async () => {
  const encoders = open();
  const first = await encoders.choose('shop', 'prompt');
  expect(await encoders.choose('shop', 'prompt')).toBe(first);
  expect(server.asked).toHaveLength(1);
  key = 'second';
  await encoders.choose('shop', 'prompt');
  expect(server.asked.map(({ authorization }) => authorization)).toEqual(['Bearer first', 'Bearer second']);
  settings = { ...settings, endpoint: { ...settings.endpoint!, model: 'large' } };
  expect(await idOf(encoders, 'prompt')).toMatch(/^endpoint:large\/32@/);
});

test('an endpoint that cannot be opened is left alone for half a minute', async () => {
  const encoders = open();
  server.statuses.push(401);
  await expect(encoders.choose('shop', 'prompt')).rejects.toThrow('answered 401');
  await expect(encoders.choose('shop', 'prompt')).rejects.toThrow('answered 401');
  expect(server.asked).toHaveLength(1);
  now += 30_000;
  expect(await idOf(encoders, 'prompt')).toMatch(/^endpoint:/);
});

test('a choice that cannot be is refused with the reason', async () => {
  await expect(open({}).choose('shop', 'output')).rejects.toThrow('the sentence model is not loaded');
  key = undefined;
  await expect(open().choose('shop', 'prompt')).rejects.toThrow('has no key');
  settings = { streams: { ...settings.streams, retrieved: { encoder: 'app:ada' } }, endpoint: null };
  await expect(open().choose('shop', 'prompt')).rejects.toThrow('has no endpoint');
  await expect(open().choose('shop', 'retrieved')).rejects.toThrow('apps send no vectors');
});
