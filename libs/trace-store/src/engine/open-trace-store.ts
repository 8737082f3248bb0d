import type { TraceStoreConnection } from '../connection.js';
import { type EmbeddedOptions, openEmbedded } from './open-embedded.js';
import { openServer, type ServerOptions } from './open-server.js';

export type TraceStoreOptions =
  ({ readonly kind: 'embedded' } & EmbeddedOptions) | ({ readonly kind: 'server' } & ServerOptions);

/** The same statements run on both; only one process at a time may hold an embedded folder. */
export function openTraceStore(options: TraceStoreOptions): Promise<TraceStoreConnection> {
  return options.kind === 'embedded' ? openEmbedded(options) : openServer(options);
}
