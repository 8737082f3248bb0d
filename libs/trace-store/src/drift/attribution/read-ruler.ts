import type { CauseEvidence } from '@almenara/drift';
import type { TraceStoreConnection } from '../../connection.js';
import { listRulers } from '../../queries/list-rulers.js';
import { HOUR_MS, type HourWindows } from '../compare/hour-window.js';

/** A model that ships with the product can change with its id only. */
const SHIPPED = /^(static256@|minilm-l6-)/;

/**
 * Whether the encoder of an endpoint measured otherwise within two windows; undefined where nothing is embedded, or by
 * the application, whose model cannot be asked.
 */
export async function readRuler(
  connection: TraceStoreConnection,
  project: string,
  encoder: string | null,
  { reference, current }: HourWindows,
): Promise<CauseEvidence['ruler']> {
  if (!encoder || encoder.startsWith('app:')) return undefined;
  if (SHIPPED.test(encoder)) return { fingerprintChanged: false };
  const [base] = encoder.split('~');
  const rulers = (await listRulers(connection, project)).filter(
    (ruler) => ruler.encoder.split('~')[0] === base,
  );
  if (rulers.length === 0) return undefined;
  const fingerprintChanged = rulers.some(({ encoder: id, since }) => {
    const hour = Date.parse(since) / HOUR_MS;
    return id.includes('~') && hour >= reference.from && hour < current.to;
  });
  return { fingerprintChanged };
}
