import { actorHash, bagOf } from '@almenara/drift';
import { createRandom } from '@almenara/statistics';
import type { SpanRow, VectorRow } from '../rows.js';
import { toStoreTime } from '../time.js';

export interface Traffic {
  readonly project: string;
  /** First hour since 1970 UTC, and how many. */
  readonly from: number;
  readonly hours: number;
  readonly perHour: number;
  readonly actors?: number;
  readonly seed?: number;
  /** Share of the questions that are about what nobody asked before, by the hour’s number from 0 on. */
  newShare?(hour: number): number;
  /** Of the spans, and of the spans about the new topic. */
  readonly told?: Partial<SpanRow>;
  readonly toldOfNew?: Partial<SpanRow>;
}

export interface TrafficRows {
  readonly spans: (Partial<SpanRow> & { project: string; trace_id: string })[];
  readonly vectors: VectorRow[];
}

export const TRAFFIC_ENCODER = 'static128@1';
const DIMENSIONS = 16;
const TOPICS = ['delivery of a parcel', 'colour of a chair', 'password of the account', 'opening hours'];
const NEW_TOPIC = 'refund to the gift card';
const OPENINGS = [
  'Please tell me about the',
  'I would like to know the',
  'What is the',
  'Could you explain the',
];

/**
 * Questions to a shop and their answers: texts around a few topics, each user with a liking for some of them, whose
 * vectors lie around the topic's own. The same by the same seed.
 */
export function makeTraffic(traffic: Traffic): TrafficRows {
  const { project, from, hours, perHour, actors = 200, seed = 1, told = {}, toldOfNew = {} } = traffic;
  const random = createRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const centres = createCentres();
  const rows: TrafficRows = { spans: [], vectors: [] };
  for (let hour = 0; hour < hours; hour++)
    for (let event = 0; event < perHour; event++) {
      const actor = Math.floor(random() * actors);
      const isNew = random() < (traffic.newShare?.(hour) ?? 0);
      const topic = isNew ? TOPICS.length : (actor + Math.floor(random() * 2)) % TOPICS.length;
      const at = toStoreTime((from + hour + (event + random() * 0.5) / perHour) * 3_600_000);
      const id = `${seed}-${hour}-${event}`;
      const actorId = `user ${actor}`;
      const place = { project, trace_id: `trace ${id}`, span_id: 'call' };
      const text = `${OPENINGS[event % OPENINGS.length]} ${isNew ? NEW_TOPIC : TOPICS[topic]!}, number ${event}`;
      rows.spans.push({
        ...place,
        version: '1',
        start_time: at,
        start_known: 1,
        type: 'llm',
        status: 'ok',
        actor_id: actorId,
        model: 'm1',
        model_answered: 'm1',
        latency_ms: Math.exp(6 + 0.5 * normal()),
        input: JSON.stringify(text),
        input_excerpt: text,
        output_excerpt: `About the ${isNew ? NEW_TOPIC : TOPICS[topic]!}: it depends.`,
        ...told,
        ...(isNew ? toldOfNew : {}),
      });
      for (const stream of ['prompt', 'output']) {
        const vector = centres[topic]!.map((value) => value + 0.15 * normal());
        const norm = Math.hypot(...vector);
        const source = actorHash({ actorId, traceId: place.trace_id });
        rows.vectors.push({
          ...place,
          stream,
          encoder: TRAFFIC_ENCODER,
          time: at,
          part: 0,
          version: 1,
          is_deleted: 0,
          bag: bagOf(source),
          actor_hash: String(source),
          language: actor % 10 === 0 ? 'es' : 'en',
          inclusion_probability: 1,
          vector: vector.map((value) => Math.round((127 * value) / norm)),
        });
      }
    }
  return rows;
}

function createCentres(): number[][] {
  const random = createRandom(7);
  return Array.from({ length: TOPICS.length + 1 }, () =>
    Array.from({ length: DIMENSIONS }, () => random() - 0.4),
  );
}
