import { ADMIN_TOKEN } from '../../services/standalone/e2e/ask-api.js';
import { INGEST_KEY, type StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';

export const HOUR_MS = 3_600_000;
const DAYS = 8;
const PER_HOUR = 12;
const BATCH = 500;
const BAD_HOURS = 3;

/** Start of the hours in which most calls fail: two days ago. */
export function badHour(now = Date.now()): number {
  return (Math.floor(now / HOUR_MS) - 48) * HOUR_MS;
}

/** Days of calls without a text, of which most fail for some hours; nothing about them is left for an evaluator. */
export async function seedCalls(standalone: StandaloneProcess): Promise<number> {
  const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const bad = badHour();
  const calls = Array.from({ length: DAYS * 24 * PER_HOUR }, (_, index) => {
    const startTime = to - DAYS * 24 * HOUR_MS + Math.floor(((index + 0.5) * HOUR_MS) / PER_HOUR);
    const isBad = startTime >= bad && startTime < bad + BAD_HOURS * HOUR_MS;
    return {
      kind: 'span',
      traceId: `call-${index}`,
      spanId: 'llm',
      type: 'llm',
      name: 'chat',
      status: isBad && index % 6 !== 0 ? 'error' : 'ok',
      startTime,
      endTime: startTime + 300 + ((index * 37) % 100),
      actorId: `actor-${index % 31}`,
      modelAnswered: 'small',
    };
  });
  for (let first = 0; first < calls.length; first += BATCH) {
    const response = await fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INGEST_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        sender: 'monitors',
        sequence: first / BATCH + 1,
        sentAt: Date.now(),
        events: calls.slice(first, first + BATCH),
      }),
    });
    if (!response.ok) throw new Error(`not accepted: ${response.status} ${await response.text()}`);
  }
  return calls.length;
}

/** As a person closes it who found what it was about. */
export async function closeAsReal(standalone: StandaloneProcess, incident: string): Promise<void> {
  const response = await fetch(`${standalone.url}/api/v1/projects/default/incidents/${incident}/close`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ resolution: 'resolved' }),
  });
  if (!response.ok) throw new Error(`not closed: ${response.status} ${await response.text()}`);
}
