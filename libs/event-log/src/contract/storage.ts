import { type ChildProcess } from 'node:child_process';
import { type EventLog } from '../port.js';
import { type ChildRole } from './child.js';

export interface StorageSettings {
  readonly partitions: number;
  /** About how much one unit of deletion holds; small, so that retention shows with few records. */
  readonly segmentBytes?: number;
  readonly maxBytes?: number;
}

/** Where one test keeps its log: a folder, or topics of a broker that no other test uses. */
export interface ContractStorage {
  /** Opens the log; called again after the last one was closed or its process was killed. */
  open(): Promise<EventLog>;
  /** Starts a process that opens the same log and calls `playRole` with these words as its arguments. */
  start(role: ChildRole): ChildProcess;
  remove(): Promise<void>;
}

export interface ContractAdapter {
  create(settings: StorageSettings): Promise<ContractStorage>;
  /** Whether `maxBytes` is kept by the adapter itself. */
  readonly boundsBytes: boolean;
  /** Whether `applyRetention` deletes at once, so that it can be seen. */
  readonly deletesAtOnce: boolean;
}
