import type { DriftAttribution } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTraffic } from '../../testing/drift-traffic.js';
import { type FilledStore, openFilledStore } from '../../testing/filled-store.js';
import { ENGINES } from '../../testing/open-store-on.js';
import { spanRow } from '../../testing/rows.js';
import { insertRows } from '../../write/insert-rows.js';
import { toIsoHour } from '../compare/hour-window.js';
import { sketchDirtyHours } from '../sketch-dirty-hours.js';
import { attributeDrift } from './attribute-drift.js';

const START = Date.UTC(2026, 2, 1) / 3_600_000;
const at = (hour: number) => toIsoHour(START + hour);
const windows = { refFrom: at(0), refTo: at(24), curFrom: at(24), curTo: at(48) };
const documents = (...ids: string[]) => JSON.stringify(ids.map((id) => ({ id, content: `text of ${id}` })));

describe.each(ENGINES)('on the engine: %s', (engine) => {
  let store: FilledStore;
  let prompt: DriftAttribution;
  const attribute = (stream: string, project = 'shop', asked: object = {}) =>
    attributeDrift(store.connection, project, { stream, ...windows, ...asked });

  beforeAll(async () => {
    store = await openFilledStore(engine);
    for (const project of ['shop', 'rival']) {
      const { spans, vectors } = makeTraffic({
        project,
        from: START,
        hours: 48,
        perHour: 60,
        newShare: (hour) => (hour < 24 || project === 'rival' ? 0 : 0.2),
        told: { document_count: 1, documents: documents('delivery.md') },
        toldOfNew: {
          release: '2.0',
          tags: ['app'],
          latency_ms: 20_000,
          document_count: 2,
          documents: documents('gift.md', 'delivery.md'),
        },
      });
      await store.storeSpans(spans.map((span) => spanRow(span)));
      await insertRows(store.connection, 'vectors', vectors);
      await sketchDirtyHours(store.connection, project, { from: START, to: START + 48 });
    }
    prompt = await attribute('prompt');
  });
  afterAll(() => store.remove());

  test('an injected topic becomes a cluster, by its words, with examples and its shares', () => {
    expect(prompt).toMatchObject({ state: 'attributed', looked: 1440 });
    expect(prompt.shifted).toBeGreaterThan(50);
    const [cluster] = prompt.clusters;
    expect(cluster!.terms.join(' ')).toMatch(/refund|gift|card/);
    expect(cluster!.reference.value).toBeLessThan(0.02);
    expect(cluster!.current.value).toBeGreaterThan(0.05);
    expect(cluster!.current.lo).toBeLessThan(cluster!.current.value);
    const examples = cluster!.examples.map(({ text }) => text);
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.every((text) => text.includes('gift card'))).toBe(true);
    expect(cluster!.referenceExamples.length).toBeGreaterThan(0);
    expect(cluster!.referenceExamples.some(({ text }) => text.includes('gift card'))).toBe(false);
  });

  test('the segments that the shifted events come from are told, the surest first', () => {
    const told = prompt.segments.filter(({ adjustedP }) => adjustedP < 0.01);
    expect(told.map(({ dimension, value }) => `${dimension}:${value}`).toSorted()).toEqual([
      'release:2.0',
      'tag:app',
    ]);
    expect(told[0]!.shifted).toBeGreaterThan(0.9);
    expect(told[0]!.difference.lo).toBeGreaterThan(0.5);
  });

  test('a document that was never retrieved before is new', () => {
    expect(prompt.documents).toContainEqual(
      expect.objectContaining({ documentId: 'gift.md', change: 'new', reference: 0 }),
    );
  });

  test('each cause has a verdict, and new questions are supported where there are some', () => {
    expect(prompt.cause.candidates).toHaveLength(7);
    expect(prompt.cause.candidates.find(({ cause }) => cause === 'new_questions')!.verdict).toBe('supported');
    expect(
      prompt.cause.candidates.find(({ cause }) => cause === 'embedding_model_changed')!.verdict,
    ).not.toBe('supported');
  });

  test('documents of the answers show what stands in them', async () => {
    const output = await attribute('output');
    expect(output.clusters[0]!.examples[0]!.text).toContain('gift card');
  });

  test('of a number, the events are told that are of what became more frequent', async () => {
    const latency = await attribute('latency');
    expect(latency).toMatchObject({ state: 'attributed', clusters: [] });
    expect(latency.shifted / latency.looked).toBeCloseTo(0.2, 1);
    expect(latency.segments[0]).toMatchObject({ dimension: expect.stringMatching(/release|tag/) as string });
  });

  test('windows without events have nothing to tell', async () => {
    const nothing = await attribute('prompt', 'nobody');
    expect(nothing).toMatchObject({
      state: 'insufficient',
      looked: 0,
      shifted: 0,
      clusters: [],
      documents: [],
    });
    expect(nothing.cause.cause).toBe('unknown');
  });

  test('no text of another project is told', async () => {
    expect(JSON.stringify(await attribute('prompt', 'rival'))).not.toContain('gift card');
  });
});
