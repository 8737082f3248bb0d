import { type Outcome } from './outcome.js';
import { isHost } from './read-host.js';

export function readBrokers(text: string): Outcome<readonly string[]> {
  const brokers = text.split(',').map((broker) => broker.trim());
  if (brokers.every(isBroker)) return { value: brokers };
  return { problem: 'must be a list of host:port, separated by commas' };
}

function isBroker(text: string): boolean {
  const parts = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  if (!parts) return false;
  const port = Number(parts[3]);
  return isHost(parts[1] ?? parts[2] ?? '') && port >= 1 && port <= 65_535;
}
