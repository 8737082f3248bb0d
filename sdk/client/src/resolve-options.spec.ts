import { expect, test } from 'vitest';
import type { Options } from './options.js';
import { Reporter } from './reporter.js';
import { resolveOptions } from './resolve-options.js';

function resolve(options: Options) {
  const told: string[] = [];
  const settings = resolveOptions(
    { key: 'k', ...options },
    new Reporter(({ message }) => told.push(message)),
  );
  return { settings, told };
}

test('the address is the batch route below the endpoint, whatever its ending', () => {
  for (const endpoint of ['https://host/base', 'https://host/base/', 'https://host/base//?x#y']) {
    expect(resolve({ endpoint }).settings.url).toBe('https://host/base/v1/batch');
  }
  expect(resolve({}).settings.url).toBe('http://127.0.0.1:4318/v1/batch');
});

test('bodies are gzipped unless the server is on this machine or the app says so', () => {
  for (const endpoint of [
    'http://localhost:4318',
    'http://127.0.0.1',
    'http://127.1.2.3:1',
    'http://[::1]:4318',
  ]) {
    expect(resolve({ endpoint }).settings.gzip).toBe(false);
  }
  for (const endpoint of ['https://host', 'http://localhost.example.com', 'http://10.0.0.1:4318']) {
    expect(resolve({ endpoint }).settings.gzip).toBe(true);
  }
  expect(resolve({ gzip: true }).settings.gzip).toBe(true);
  expect(resolve({ endpoint: 'https://host', gzip: false }).settings.gzip).toBe(false);
});

test('a bad number is told and replaced by its default; limits are kept', () => {
  const { settings, told } = resolve({ sampleRate: NaN, flushIntervalMs: 5000, maxBatchBytes: -1 });
  expect(settings).toMatchObject({ sampleRate: 1, flushIntervalMs: 200, maxBatchBytes: 2_097_152 });
  expect(told).toEqual(['option sampleRate must be a number of at least 0; using 1']);
});

test('an event never needs more room than the queue has', () => {
  expect(resolve({ maxQueueBytes: 1000 }).settings.maxEventBytes).toBe(1000);
  expect(resolve({ maxQueueBytes: 1000, maxEventBytes: 5000 }).settings.maxEventBytes).toBe(1000);
});

test('a key that cannot stand in a header switches recording off, and is not quoted', () => {
  const { settings, told } = resolve({ key: 'secret\nkey' });
  expect(settings.enabled).toBe(false);
  expect(told.join()).not.toContain('secret');
});
