import type { TraceStoreConnection } from '../connection.js';
import type { EmbeddedOptions } from './open-embedded.js';
import type { ServerOptions } from './open-server.js';

export type TraceStoreOptions =
  ({ readonly kind: 'embedded' } & EmbeddedOptions) | ({ readonly kind: 'server' } & ServerOptions);

/**
 * The same statements run on both; only one process at a time may hold an embedded folder. The embedded engine is
 * a library of half a gigabyte, so a process that uses a server neither loads it nor needs it installed.
 */
export async function openTraceStore(options: TraceStoreOptions): Promise<TraceStoreConnection> {
  if (options.kind === 'server') {
    const { openServer } = await import('./open-server.js');
    return openServer(options);
  }
  const { openEmbedded } = await import('./open-embedded.js');
  return openEmbedded(options);
}
