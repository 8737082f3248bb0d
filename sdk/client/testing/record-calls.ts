import type { Event } from '@almenara/contract';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { init, type Client } from '../src/index.js';
import { Collector, KEY } from './collector.js';
import { ModelServer } from './model-server.js';

type RecordedSpan = Extract<Event, { kind: 'span' }>;

export interface Recording {
  readonly server: ModelServer;
  readonly collector: Collector;
  readonly sdk: Client;
  spans(): Promise<RecordedSpan[]>;
  onlySpan(): Promise<RecordedSpan>;
}

/** Runs each test of a file with a model server, a collector and a client of its own. */
export function recordCalls(): Recording {
  const server = new ModelServer();
  const recording = { server } as Recording & { sdk: Client; collector: Collector };
  beforeAll(() => server.start());
  afterAll(() => server.stop());
  beforeEach(async () => {
    recording.collector = await new Collector().start();
    recording.sdk = init({ endpoint: recording.collector.endpoint, key: KEY });
    server.requests.length = 0;
  });
  afterEach(async () => {
    await recording.sdk.shutdown();
    await recording.collector.stop();
  });
  recording.spans = async () => {
    await recording.sdk.flush();
    return recording.collector.recorded.filter((event) => event.kind === 'span');
  };
  recording.onlySpan = async () => {
    const spans = await recording.spans();
    expect(spans).toHaveLength(1);
    return spans[0]!;
  };
  return recording;
}
