import { onTestFinished } from 'vitest';
import { type EventLog } from '../port.js';
import { type ContractAdapter, type ContractStorage, type StorageSettings } from './storage.js';

export interface UsedStorage extends Omit<ContractStorage, 'remove'> {
  readonly log: EventLog;
}

/** A storage with an open log for the running test; both go when it ends. */
export async function useStorage(
  adapter: ContractAdapter,
  settings: StorageSettings = { partitions: 1 },
): Promise<UsedStorage> {
  const storage = await adapter.create(settings);
  const opened: EventLog[] = [];
  const open = async () => {
    const log = await storage.open();
    opened.push(log);
    return log;
  };
  onTestFinished(async () => {
    for (const log of opened) await log.close();
    await storage.remove();
  });
  return { log: await open(), open, start: (role) => storage.start(role) };
}
