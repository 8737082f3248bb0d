import { setImmediate as nextTurn } from 'node:timers/promises';
import { type EventLog } from '../port.js';

/** What a process that is going to be killed does, as words on its command line. */
export type ChildRole =
  readonly ['append', topic: string, run: string] | readonly ['consume', topic: string, group: string];

const LANES = 8;

/** Appends or consumes without end; prints a line for each record that is acknowledged or handled. */
export async function playRole(log: EventLog, words: readonly string[]): Promise<void> {
  const [role, topic, name] = words;
  if (!topic || !name) throw new Error('usage: append <topic> <run> | consume <topic> <group>');
  if (role === 'append') {
    await Promise.all(Array.from({ length: LANES }, (_, lane) => appendLane(log, topic, `${name}-${lane}`)));
  } else if (role === 'consume') {
    await log.consume({
      topic,
      group: name,
      maxRecords: 7,
      maxBytes: 1024 * 1024,
      maxWaitMs: 0,
      onBatch: async (records) => {
        await nextTurn();
        // A pipe is written synchronously, so a line printed is a line the parent gets, whenever the kill comes.
        process.stdout.write(records.map(({ value }) => `${Buffer.from(value).toString()}\n`).join(''));
      },
    });
  } else throw new Error(`unknown role ${String(role)}`);
}

/** One call after the other, each of one to five records `<lane>:<n>`, so that order and gaps can be told. */
async function appendLane(log: EventLog, topic: string, lane: string): Promise<never> {
  for (let n = 0; ;) {
    const values = Array.from({ length: 1 + (n % 5) }, (_, more) => `${lane}:${n + more}`);
    await log.append(values.map((value) => ({ topic, key: lane, value: Buffer.from(value) })));
    process.stdout.write(values.map((value) => `${value}\n`).join(''));
    n += values.length;
  }
}
