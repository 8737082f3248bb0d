import { createHash } from 'node:crypto';
import { BAGS } from '@almenara/drift';
import type { VectorRow } from '../rows.js';

/** Bag of whom an event comes from, and the hash that it is taken of. */
export function sourceHash(source: string): { bag: number; actor_hash: string } {
  const hash = createHash('sha256').update(source).digest().readUIntBE(0, 6);
  return { bag: hash % BAGS, actor_hash: String(hash) };
}

let nextVersion = 1;

/** The vector of a prompt of noon of 2026-03-01. */
export function vectorRow(told: Partial<VectorRow> & { actor?: string } = {}): VectorRow {
  const { actor = 'ana', ...own } = told;
  return {
    project: 'shop',
    stream: 'prompt',
    encoder: 'static@1',
    time: '2026-03-01 12:00:00.000000',
    trace_id: 't1',
    span_id: 's1',
    part: 0,
    version: nextVersion++,
    is_deleted: 0,
    ...sourceHash(`actor\n${actor}`),
    language: 'en',
    inclusion_probability: 1,
    vector: [127, 0, 0, 0],
    ...own,
  };
}
