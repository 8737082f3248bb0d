import { numberBin, textFeatures } from '@almenara/drift';
import type { SpanRow } from '../rows.js';
import type { World } from './drift-history.js';
import { sourceHash } from './vector-rows.js';

/** Count and feature sums by `stream hour bag`, as text, so that they can be compared whole. */
export type Recount = Record<string, { n: number; sum: number[] }>;

type Feature = { readonly bin: number } | { readonly word: string } | { readonly vector: readonly number[] };

/** The sketches of a world, counted one event at a time. `bucketOf` is the engine's hash of a word. */
export function recount(world: World, bucketOf: (word: string) => number): Recount {
  const counted: Recount = {};
  const count = (stream: string, time: string, bag: number, feature: Feature): void => {
    const cell = (counted[`${stream} ${time.slice(0, 13)} ${bag}`] ??= { n: 0, sum: [] });
    const values =
      'vector' in feature
        ? [...textFeatures(feature.vector.map((value) => value / 127))]
        : oneHot('bin' in feature ? feature.bin : bucketOf(feature.word));
    cell.n += 1;
    cell.sum = values.map((value, at) => (cell.sum[at] ?? 0) + value);
  };
  for (const span of world.spans.values()) {
    const bag = bagOf(world, span);
    for (const [stream, feature] of featuresOf(span)) count(stream, span.start_time, bag, feature);
  }
  for (const vector of world.vectors.values()) {
    count('prompt', vector.time, vector.bag, { vector: vector.vector });
    if (vector.language) count('language', vector.time, vector.bag, { word: vector.language });
  }
  for (const score of world.scores.values()) {
    if (score.label === 'not_applicable') continue;
    const judged = score.span_id
      ? world.spans.get(`${score.trace_id} ${score.span_id}`)
      : traceOf(world, score.trace_id);
    if (!judged) continue;
    const said: Feature = score.value === null ? { word: score.label } : { bin: numberBin(score.value) };
    const all: [string, Feature][] = [[`score:${score.name}`, said]];
    if (score.name === 'context_use') {
      all.push(['unused_document_share', { bin: numberBin(Math.round((1 - score.value!) * 1e6) / 1e6) }]);
      all.push(['retrieval_rank', { bin: numberBin(2) }]);
    }
    for (const [stream, feature] of all) count(stream, judged.start_time, bagOf(world, judged), feature);
  }
  return counted;
}

function* featuresOf(span: SpanRow): Iterable<[string, Feature]> {
  if (span.type === 'llm') {
    if (span.latency_ms !== null) yield ['latency', { bin: numberBin(span.latency_ms) }];
    yield ['input_tokens', { bin: numberBin(span.input_tokens!) }];
    if (span.input) yield ['input_length', { bin: numberBin(span.input.length) }];
    if (span.model) yield ['model', { word: span.model }];
    if (span.finish_reasons[0]) yield ['finish_reason', { word: span.finish_reasons[0] }];
    yield ['error', { word: span.status === 'error' ? 'error' : 'ok' }];
  }
  if (span.type === 'retriever') {
    yield ['document_count', { bin: numberBin(2) }];
    if (span.documents) yield ['retrieval_similarity', { bin: numberBin(0.375) }];
  }
  if (span.type === 'tool') yield ['tool', { word: span.name }];
}

function bagOf(world: World, { trace_id, actor_id, session_id }: SpanRow): number {
  const actor = actor_id || world.spans.get(`${trace_id} root`)?.actor_id;
  const session = session_id || world.spans.get(`${trace_id} call`)?.session_id;
  return sourceHash(actor ? `actor\n${actor}` : session ? `session\n${session}` : `trace\n${trace_id}`).bag;
}

function traceOf(world: World, trace_id: string): SpanRow | undefined {
  const spans = [...world.spans.values()].filter((span) => span.trace_id === trace_id);
  const root = world.spans.get(`${trace_id} root`);
  const [first] = spans.toSorted((a, b) => (a.start_time < b.start_time ? -1 : 1));
  return root && { ...root, start_time: first!.start_time };
}

const oneHot = (bin: number): number[] => Array.from({ length: 64 }, (_, at) => (at === bin ? 1 : 0));
