/** A month of a project's texts in an embedded store, for measurements of comparisons. */
import { migrate, openTraceStore, sketchHours } from '@almenara/trace-store';

export const PROJECT = 'shop';
export const DAYS = 30;
export const HOURS = DAYS * 24;
export const START = Date.UTC(2026, 0, 1) / 3_600_000;
const ENCODER = 'static256@1';
const DIMENSIONS = 128;
/** A text's features: those of its vector, and sixteen energies. */
const WIDTH = 144;
const BAGS = 32;
const USERS = 5_000;
/** Sketches are computed by so many hours at once, as the duty does. */
const HOURS_AT_ONCE = 72;

async function withStore(folder, work) {
  const store = await openTraceStore({ kind: 'embedded', folder });
  await migrate(store, new URL('../../migrations/clickhouse/', import.meta.url));
  await work(store);
  await store.close();
}

/** Texts of 5,000 users and the model calls they belong to, and the sketches that the duty makes of them. */
export function fillWithEvents(folder, events) {
  const time = `toDateTime64('2026-01-01 00:00:00', 6, 'UTC') + toIntervalMicrosecond(intDiv(number * ${HOURS} * 3600, ${events}) * 1000000 + number % 1000)`;
  const user = `cityHash64(number) % ${USERS}`;
  const hash = `bitShiftRight(reinterpretAsUInt64(reverse(substring(SHA256(concat('actor\\n', toString(${user}))), 1, 8))), 16)`;
  const part = 500_000;
  return withStore(folder, async (store) => {
    for (let first = 0; first < events; first += part) {
      const numbers = `FROM numbers(${first}, ${Math.min(part, events - first)})`;
      await store.command(`INSERT INTO almenara.vectors
        (project, stream, encoder, time, trace_id, span_id, part, version, bag, actor_hash, language, inclusion_probability, vector)
        SELECT '${PROJECT}', 'prompt', '${ENCODER}', ${time}, concat('t', toString(number)), 's', 0, 1, ${hash} % ${BAGS}, ${hash}, 'en', 1,
          arrayMap(at -> toInt8(least(127, greatest(-127, round(at % 7 - 3 + randNormal(0, 10.5, number * ${DIMENSIONS} + at))))), range(${DIMENSIONS})) ${numbers}`);
      await store.command(`INSERT INTO almenara.spans
        (project, start_time, trace_id, span_id, version, type, status, actor_id, model, latency_ms, output_tokens)
        SELECT '${PROJECT}', ${time}, concat('t', toString(number)), 's', 1, 'llm', 'ok', toString(${user}),
          concat('model ', toString(number % 5)), 1000 * randLogNormal(0, 0.5, number), number % 700 ${numbers}`);
    }
    const hours = Array.from({ length: HOURS }, (_, at) => START + at);
    await sketchHours(store, PROJECT, { stream: 'prompt', encoder: ENCODER, hours });
    await sketchHours(store, PROJECT, { stream: 'latency', encoder: '', hours });
  });
}

/** The rows of sketches alone, with the counts and sums that so many texts have: comparisons of texts read nothing else. */
export function fillWithSketches(folder, events) {
  const perCell = events / HOURS / BAGS;
  const cell = `arrayMap(at -> toFloat32(n * (at % 7 - 3) / 127 + sqrt(n) * randNormal(0, 0.083, (hour_number * ${BAGS} + bag) * ${WIDTH} + at)), range(${WIDTH}))`;
  return withStore(folder, async (store) => {
    for (let first = 0; first < HOURS; first += HOURS_AT_ONCE) {
      await store.command(`INSERT INTO almenara.sketch_hour
        (project, stream, encoder, hour, version, source, events, sampled_share, bags, counts, sums)
        SELECT '${PROJECT}', 'prompt', '${ENCODER}', toDateTime('2026-01-01 00:00:00', 'UTC') + 3600 * hour_number, 1, cityHash64(hour_number),
          sum(n), 1, groupArray(toUInt8(bag)), groupArray(n), groupArray(${cell})
        FROM (SELECT number AS hour_number, arrayJoin(range(${BAGS})) AS bag,
            toUInt32(greatest(1, round(${perCell} + sqrt(${perCell}) * randNormal(0, 1, number * ${BAGS} + bag)))) AS n
          FROM numbers(${first}, ${Math.min(HOURS_AT_ONCE, HOURS - first)}))
        GROUP BY hour_number`);
    }
  });
}
