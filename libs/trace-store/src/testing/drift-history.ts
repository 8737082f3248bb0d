import { createRandom } from '@almenara/statistics';
import type { ScoreRow, SpanRow, VectorRow } from '../rows.js';
import { toStoreTime } from '../time.js';
import { insertRows } from '../write/insert-rows.js';
import type { FilledStore } from './filled-store.js';
import { scoreRow, spanRow } from './rows.js';
import { vectorRow } from './vector-rows.js';

export const START = Date.UTC(2026, 2, 1) / 3_600_000;
export const HOURS = 4;
const ACTORS = ['ana', 'bob', 'eve', ''];

/** What is true of a project in the end; whatever was written on the way must not show. */
export interface World {
  readonly spans: Map<string, SpanRow>;
  readonly vectors: Map<string, VectorRow>;
  readonly scores: Map<string, ScoreRow>;
}

export type Write = (store: FilledStore) => Promise<void>;

/** Writes of a history in which spans are told piece by piece, moved, told twice and taken back, by a seed. */
export function makeHistory(project: string, seed: number): { world: World; writes: Write[] } {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const world: World = { spans: new Map(), vectors: new Map(), scores: new Map() };
  const writes: Write[] = [];
  const write = (rows: SpanRow[], vectors: VectorRow[], scores: ScoreRow[]): void => {
    writes.push(async (store) => {
      await store.storeSpans(rows);
      await insertRows(store.connection, 'vectors', vectors);
      await insertRows(store.connection, 'scores', scores);
    });
  };
  const timeIn = (): string => toStoreTime((START + random() * HOURS) * 3_600_000);
  for (let trace = 0; trace < 12; trace++) {
    const trace_id = `t${trace}`;
    const actor = pick(ACTORS);
    for (const span_id of ['root', 'call', 'search', 'tool']) {
      let version = trace * 100 + 1;
      const type = { root: 'agent', call: 'llm', search: 'retriever', tool: 'tool' }[span_id]!;
      const tell = (): SpanRow =>
        spanRow({
          project,
          trace_id,
          span_id,
          type,
          version: String(version++),
          start_time: timeIn(),
          parent_span_id: span_id === 'root' ? '' : 'root',
          actor_id: span_id === 'root' && random() < 0.8 ? actor : '',
          session_id: span_id === 'call' ? `session ${trace % 3}` : '',
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
      let row = tell();
      write([row], [], []);
      if (random() < 0.4) {
        const moved = tell();
        const gone = { ...row, version: String(version++), is_deleted: 1 as const };
        write(random() < 0.5 ? [moved, gone] : [gone, moved], [], []);
        row = moved;
      }
      world.spans.set(`${trace_id} ${span_id}`, row);
      if (span_id !== 'call') continue;
      const vector = (): VectorRow =>
        vectorRow({
          project,
          trace_id,
          span_id,
          time: row.start_time,
          actor: actor || trace_id,
          language: pick(['en', 'es', '']),
          inclusion_probability: pick([1, 0.5]),
          vector: Array.from({ length: 4 }, () => Math.floor(random() * 255) - 127),
        });
      const first = vector();
      const second = vector();
      const vectors = random() < 0.5 ? [first] : [second, first];
      for (const told of vectors) write([], [told], []);
      world.vectors.set(trace_id, vectors.length === 1 ? first : second);
      for (const name of ['quality', 'context_use', 'verdict']) {
        const score = scoreRow({
          project,
          id: `${trace_id} ${name}`,
          trace_id,
          span_id: random() < 0.2 ? '' : span_id,
          name,
          at: row.start_time,
          value: name === 'verdict' ? null : Math.round(random() * 10) / 10,
          label: name === 'verdict' ? pick(['good', 'bad', 'not_applicable']) : '',
          metadata:
            name === 'context_use' ? '{"documents":[{"rank":2,"value":0.5},{"rank":1,"value":0}]}' : '',
          inclusion_probability: pick([1, 0.25]),
        });
        write([], [], [score]);
        world.scores.set(score.id, score);
      }
    }
  }
  // Any order, and some twice.
  const shuffled = [...writes, ...writes.filter(() => random() < 0.2)].map((told) => ({
    told,
    at: random(),
  }));
  return { world, writes: shuffled.toSorted((a, b) => a.at - b.at).map(({ told }) => told) };
}
