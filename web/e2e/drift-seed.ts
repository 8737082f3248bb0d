import { INGEST_KEY, type StandaloneProcess } from '../../services/standalone/e2e/standalone-process.js';

const HOUR_MS = 3_600_000;
const BEFORE_HOURS = 7 * 24;
const NOW_HOURS = 24;
const ACTORS = 40;
const BATCH = 500;

const OLD = [
  'How do I return a coat?',
  'When does the refund arrive?',
  'Where is my parcel now?',
  'Which sizes of shirts are there?',
];
const NEW = [
  'Which brake fits my bicycle?',
  'Do you repair bicycle wheels?',
  'How do I adjust the brake of a bicycle?',
];

/** The windows of the seed, from whole hour to whole hour. */
export interface Seeded {
  readonly begin: Date;
  readonly changed: Date;
  readonly end: Date;
  readonly events: number;
}

/** A week of calls and a day in which half of the questions are new and all calls are slower. */
export async function seedDrift(standalone: StandaloneProcess): Promise<Seeded> {
  const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const changed = end - NOW_HOURS * HOUR_MS;
  const begin = changed - BEFORE_HOURS * HOUR_MS;
  const calls = [...callsBetween(begin, changed, 6, false), ...callsBetween(changed, end, 12, true)];
  for (let first = 0; first < calls.length; first += BATCH) {
    const response = await fetch(`${standalone.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${INGEST_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        sender: 'drift',
        sequence: first / BATCH + 1,
        sentAt: Date.now(),
        events: calls.slice(first, first + BATCH),
      }),
    });
    if (!response.ok) throw new Error(`not accepted: ${response.status} ${await response.text()}`);
  }
  return {
    begin: new Date(begin),
    changed: new Date(changed),
    end: new Date(end),
    events: calls.length,
  };
}

function callsBetween(from: number, to: number, perHour: number, isNew: boolean): object[] {
  const count = ((to - from) / HOUR_MS) * perHour;
  return Array.from({ length: count }, (_, index) => {
    const startTime = from + Math.floor(((index + 0.5) * HOUR_MS) / perHour);
    const asked = isNew && index % 2 === 0 ? NEW[(index / 2) % NEW.length]! : OLD[index % OLD.length]!;
    return {
      kind: 'span',
      traceId: `call-${isNew ? 'new' : 'old'}-${index}`,
      spanId: 'llm',
      type: 'llm',
      name: 'chat',
      status: 'ok',
      startTime,
      endTime: startTime + (isNew ? 900 : 300) + ((index * 37) % 100),
      actorId: `actor-${(index * 7) % ACTORS}`,
      modelAnswered: 'small',
      input: [{ role: 'user', content: `${asked} Order ${index}.` }],
      output: [{ role: 'assistant', content: 'It takes three days.' }],
    };
  });
}
