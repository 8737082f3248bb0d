import { createRandom } from '@almenara/statistics';
import type { ScoreRow, SpanRow, VectorRow } from '../rows.js';
import { toStoreTime } from '../time.js';
import { insertRows } from '../write/insert-rows.js';
import type { FilledStore } from './filled-store.js';
import { scoreRow, spanRow } from './rows.js';
import { vectorRow } from './vector-rows.js';

export const START = Date.UTC(2026, 2, 1) / 3_600_000;
export const HOURS = 3;
const TRACES = 6;
const PORTIONS = 6;
const ACTORS = ['ana', 'bob', 'eve', ''];

/** What is true of a project in the end; whatever was written on the way must not show. */
export interface World {
  readonly spans: Map<string, SpanRow>;
  readonly vectors: Map<string, VectorRow>;
  readonly scores: Map<string, ScoreRow>;
}

export interface Portion {
  readonly spans: SpanRow[];
  readonly vectors: VectorRow[];
  readonly scores: ScoreRow[];
}

export async function writePortion(store: FilledStore, { spans, vectors, scores }: Portion): Promise<void> {
  await insertRows(store.connection, 'scores', scores);
  await insertRows(store.connection, 'vectors', vectors);
  await store.storeSpans(spans);
}

/** A history in which spans come in any order, move to another time, are told twice and again as they once were. */
export function makeHistory(project: string, seed: number): { world: World; portions: Portion[] } {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const world: World = { spans: new Map(), vectors: new Map(), scores: new Map() };
  const portions = Array.from({ length: PORTIONS }, (): Portion => ({ spans: [], vectors: [], scores: [] }));
  const later = (at: number): number => at + Math.floor(random() * (PORTIONS - at));
  let version = 0;
  const timeIn = (): string => toStoreTime((START + random() * HOURS) * 3_600_000);

  const makeSpan = (trace_id: string, span_id: string, actor: string, at: number): SpanRow => {
    const type = { root: 'agent', call: 'llm', search: 'retriever', tool: 'tool' }[span_id]!;
    return spanRow({
      project,
      trace_id,
      span_id,
      type,
      // What comes later has the higher version: the place in the log.
      version: String(at * 1000 + ++version),
      start_time: timeIn(),
      parent_span_id: span_id === 'root' ? '' : 'root',
      actor_id: span_id === 'root' ? actor : '',
      session_id: span_id === 'call' ? `session ${trace_id}` : '',
      latency_ms: random() < 0.2 ? null : random() * 5000,
      input_tokens: Math.floor(random() * 1000),
      model: pick(['m1', 'm2', '']),
      status: pick(['ok', 'error', 'unset']),
      finish_reasons: pick([[], ['stop'], ['length', 'stop']]),
      input: pick(['', '"Where is it?"', '"Who is it, and where?"']),
      name: pick(['find', 'send']),
      document_count: type === 'retriever' ? 2 : 0,
      documents: type === 'retriever' ? pick(['', '[{"score":0.5},{"content":"x"},{"score":0.25}]']) : '',
    });
  };

  for (let trace = 0; trace < TRACES; trace++) {
    const trace_id = `t${trace}`;
    const actor = pick(ACTORS);
    for (const span_id of ['root', 'call', 'search', 'tool']) {
      const first = later(0);
      let row = makeSpan(trace_id, span_id, actor, first);
      portions[first]!.spans.push(row);
      if (random() < 0.5) {
        const second = later(first);
        const moved = makeSpan(trace_id, span_id, actor, second);
        portions[second]!.spans.push({ ...row, version: moved.version, is_deleted: 1 }, moved);
        portions[later(second)]!.spans.push(row);
        row = moved;
      }
      world.spans.set(`${trace_id} ${span_id}`, row);
    }
    const { start_time: time } = world.spans.get(`${trace_id} call`)!;
    for (const revision of [1, 2]) {
      const vector = vectorRow({
        project,
        trace_id,
        span_id: 'call',
        time,
        version: revision,
        actor: actor || trace_id,
        language: pick(['en', 'es', '']),
        inclusion_probability: pick([1, 0.5]),
        vector: Array.from({ length: 4 }, () => Math.floor(random() * 255) - 127),
      });
      portions[later(0)]!.vectors.push(vector);
      world.vectors.set(trace_id, vector);
    }
    for (const name of ['quality', 'context_use', 'verdict']) {
      const score = scoreRow({
        project,
        id: `${trace_id} ${name}`,
        trace_id,
        span_id: random() < 0.2 ? '' : 'call',
        name,
        at: time,
        value: name === 'verdict' ? null : Math.round(random() * 10) / 10,
        label: name === 'verdict' ? pick(['good', 'bad', 'not_applicable']) : '',
        metadata: name === 'context_use' ? '{"documents":[{"rank":2,"value":0.5},{"rank":1,"value":0}]}' : '',
        inclusion_probability: pick([1, 0.25]),
      });
      for (const _copy of [1, 2]) portions[later(0)]!.scores.push(score);
      world.scores.set(score.id, score);
    }
  }
  return { world, portions };
}
