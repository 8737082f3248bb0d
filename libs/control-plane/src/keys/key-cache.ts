import { type KeyRecord } from './decide-key-status.js';

/** A revocation by another process takes effect within this time. */
export const KNOWN_TTL_MS = 10_000;
/** A key made by another process is accepted within this time. */
export const UNKNOWN_TTL_MS = 2_000;
const MAX_ENTRIES = 10_000;

interface Entry {
  record: KeyRecord | undefined;
  storedAt: number;
}

/**
 * Recent answers of the database by key hash. Unknown keys have a space of their own, so that guesses cannot
 * push out the keys in use. In each space the oldest entry goes first.
 */
export class KeyCache {
  private readonly known = new Map<string, Entry>();
  private readonly unknown = new Map<string, Entry>();
  /** Grows with each change; an answer read from the database before a change is not kept. */
  private changes = 0;

  constructor(private readonly maxEntries = MAX_ENTRIES) {}

  get generation(): number {
    return this.changes;
  }

  find(hash: string, now: number): Entry | undefined {
    return (
      takeFresh(this.known, hash, now, KNOWN_TTL_MS) ?? takeFresh(this.unknown, hash, now, UNKNOWN_TTL_MS)
    );
  }

  store(hash: string, record: KeyRecord | undefined, now: number, generation: number): void {
    if (generation !== this.changes) return;
    const space = record ? this.known : this.unknown;
    (record ? this.unknown : this.known).delete(hash);
    space.delete(hash);
    space.set(hash, { record, storedAt: now });
    for (const oldest of space.keys()) {
      if (space.size <= this.maxEntries) break;
      space.delete(oldest);
    }
  }

  /** After a key was made or revoked here. */
  clear(): void {
    this.changes += 1;
    this.known.clear();
    this.unknown.clear();
  }
}

function takeFresh(space: Map<string, Entry>, hash: string, now: number, ttlMs: number): Entry | undefined {
  const entry = space.get(hash);
  if (!entry) return undefined;
  const age = now - entry.storedAt;
  // A clock that was set back makes an entry look younger than it is.
  if (age >= 0 && age < ttlMs) return entry;
  space.delete(hash);
  return undefined;
}
