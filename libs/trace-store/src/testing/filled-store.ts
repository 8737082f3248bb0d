import type { TraceStoreConnection } from '../connection.js';
import type { SpanRow } from '../rows.js';
import { refreshTraces } from '../write/refresh-traces.js';
import { type ENGINES, openStoreOn } from './open-store-on.js';

export interface FilledStore {
  readonly connection: TraceStoreConnection;
  /** Stores spans, of any project, and recomputes their traces. */
  storeSpans(rows: readonly SpanRow[]): Promise<void>;
  remove(): Promise<void>;
}

/** A store that takes spans as the writer leaves them. */
export async function openFilledStore(engine: (typeof ENGINES)[number] = 'embedded'): Promise<FilledStore> {
  const { connection, remove } = await openStoreOn(engine);
  return {
    connection,
    storeSpans: async (rows) => {
      await connection.insert('almenara.spans', rows);
      for (const project of new Set(rows.map((row) => row.project))) {
        const own = rows.filter((row) => row.project === project);
        await refreshTraces(
          connection,
          project,
          own.map((row) => row.trace_id),
          0,
        );
      }
    },
    remove,
  };
}
