import { type EventLog } from '../port.js';
import { type KafkaLogOptions } from './kafka-options.js';

/** `openKafkaLog` with its client loaded at the first call: a process with the embedded log starts without it. */
export async function openKafkaLog(options: KafkaLogOptions): Promise<EventLog> {
  const kafka = await import('./kafka-log.js');
  return kafka.openKafkaLog(options);
}
