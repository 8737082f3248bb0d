import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue, joinEvents, type QueuedEvent } from './event-queue.js';

const LIMITS = { maxQueueEvents: 10, maxQueueBytes: 100, maxBatchEvents: 4, maxEventBytes: 30 };
const MAX_BATCH_BYTES = 50;
const bytesOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const textOf = (events: readonly QueuedEvent[]) => Buffer.concat(joinEvents(events)).toString();

interface Expected {
  readonly waiting: string[];
  readonly held: { readonly events: QueuedEvent[]; readonly texts: string[] }[];
}

test('never holds more than its bounds, keeps order and bytes, and refuses the newest', () => {
  const step = fc.oneof(
    fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('take' as const, 'release' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const queue = new EventQueue(LIMITS, MAX_BATCH_BYTES);
      const expected: Expected = { waiting: [], held: [] };
      for (const action of steps) {
        if (action === 'release') releaseChecked(queue, expected);
        else if (action === 'take') takeChecked(queue, expected);
        else addChecked(queue, action, expected);
        const all = [...expected.waiting, ...expected.held.flatMap(({ texts }) => texts)];
        expect(queue.pending).toBe(all.length);
        expect(queue.pendingBytes).toBe(bytesOf(all));
      }
    }),
  );
});

function addChecked(queue: EventQueue, pieces: string[], { waiting, held }: Expected): void {
  const text = pieces.join('');
  const all = [...waiting, ...held.flatMap(({ texts }) => texts)];
  const fits = all.length < 10 && bytesOf(all) + Buffer.byteLength(text) <= 100;
  const refused = Buffer.byteLength(text) > 30 ? /too_large|full/ : fits ? /^undefined$/ : /full/;
  const answer = queue.add(pieces);
  expect(String(answer)).toMatch(refused);
  if (answer === undefined) waiting.push(text);
}

function takeChecked(queue: EventQueue, { waiting, held }: Expected): void {
  const events = queue.take();
  const texts = waiting.splice(0, events.length);
  held.push({ events, texts });
  expect(events.length).toBeLessThanOrEqual(LIMITS.maxBatchEvents);
  expect(events.length < 2 || bytesOf(texts) <= MAX_BATCH_BYTES).toBe(true);
}

/** What is held is unchanged until it is released, whatever was added in the meantime. */
function releaseChecked(queue: EventQueue, { held }: Expected): void {
  const { events, texts } = held.shift() ?? { events: [], texts: [] };
  expect(textOf(events)).toBe(texts.map((text) => `,${text}`).join(''));
  queue.release(events);
}

test('events of any size pass through memory that is used again', () => {
  const queue = new EventQueue(
    { maxQueueEvents: 1000, maxQueueBytes: 1e7, maxBatchEvents: 100, maxEventBytes: 1e6 },
    1e6,
  );
  const held: { events: QueuedEvent[]; text: string }[] = [];
  let waiting = '';
  for (let i = 0; i < 3000; i++) {
    const text = String.fromCharCode(97 + (i % 26)).repeat((i * 7919) % (i % 50 === 0 ? 400_000 : 9000));
    expect(queue.add([text, `${i}`])).toBeUndefined();
    waiting += `,${text}${i}`;
    if (i % 20 !== 19) continue;
    const events = queue.take();
    const taken = Buffer.concat(joinEvents(events)).toString();
    expect(waiting.startsWith(taken)).toBe(true);
    held.push({ events, text: taken });
    waiting = waiting.slice(taken.length);
    if (held.length < 3) continue;
    const oldest = held.shift()!;
    expect(textOf(oldest.events)).toBe(oldest.text);
    queue.release(oldest.events);
  }
});

test('little more memory is held than the events need', () => {
  const queue = new EventQueue(
    { maxQueueEvents: 1e6, maxQueueBytes: 1e9, maxBatchEvents: 1e6, maxEventBytes: 1e6 },
    1e9,
  );
  for (const size of [50, 5000, 65_000, 87_000, 130_000, 300_000]) {
    for (let i = 0; i < 1e7 / size; i++) queue.add(['x'.repeat(size)]);
    const events = queue.take();
    const slabs = new Set(events.map(({ slab }) => slab));
    const held = [...slabs].reduce((sum, slab) => sum + slab.bytes.length, 0);
    const needed = events.reduce((sum, { length }) => sum + length, 0);
    expect(held / needed).toBeLessThan(1.35);
    queue.release(events);
  }
});

test('clearing forgets what waits and what is held', () => {
  const queue = new EventQueue(LIMITS, MAX_BATCH_BYTES);
  for (let i = 0; i < 6; i++) queue.add(['x']);
  queue.take();
  expect(queue.clear()).toBe(6);
  expect([queue.pending, queue.pendingBytes]).toEqual([0, 0]);
});
