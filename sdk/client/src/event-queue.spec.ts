import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue, type QueuedEvent } from './event-queue.js';

const LIMITS = { maxQueueEvents: 10, maxQueueBytes: 100, maxBatchEvents: 4 };
const MAX_BATCH_BYTES = 50;
const sizeOf = (events: readonly QueuedEvent[]) => events.reduce((sum, { length }) => sum + length, 0);

test('never holds more than its bounds, keeps the order, and refuses the newest', () => {
  const step = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.constantFrom('take' as const, 'release' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const queue = new EventQueue(LIMITS, MAX_BATCH_BYTES);
      const waiting: QueuedEvent[] = [];
      const held: QueuedEvent[][] = [];
      let added = 0;
      for (const action of steps) {
        const all = [...waiting, ...held.flat()];
        if (action === 'release') queue.release(held.shift() ?? []);
        else if (action === 'take') held.push(takeChecked(queue, waiting));
        else addChecked(queue, new Uint8Array(action).fill(added++), all, waiting);
        expect(queue.pending).toBe(waiting.length + held.flat().length);
        expect(queue.pendingBytes).toBe(sizeOf(waiting) + sizeOf(held.flat()));
      }
    }),
  );
});

function addChecked(queue: EventQueue, event: QueuedEvent, all: QueuedEvent[], waiting: QueuedEvent[]): void {
  const fits = all.length < 10 && sizeOf(all) + event.length <= 100;
  expect(queue.add(event)).toBe(fits);
  if (fits) waiting.push(event);
}

function takeChecked(queue: EventQueue, waiting: QueuedEvent[]): QueuedEvent[] {
  const batch = queue.take();
  expect(batch).toEqual(waiting.splice(0, batch.length));
  expect(batch.length).toBeLessThanOrEqual(LIMITS.maxBatchEvents);
  expect(batch.length < 2 || sizeOf(batch) <= MAX_BATCH_BYTES).toBe(true);
  return batch;
}

test('clearing forgets what waits and what is held', () => {
  const queue = new EventQueue(LIMITS, MAX_BATCH_BYTES);
  for (let i = 0; i < 6; i++) queue.add(new Uint8Array(1));
  queue.take();
  expect(queue.clear()).toBe(6);
  expect([queue.pending, queue.pendingBytes]).toEqual([0, 0]);
});
