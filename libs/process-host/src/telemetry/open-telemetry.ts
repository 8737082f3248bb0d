import type { TelemetryConfiguration } from '@almenara/configuration';
import { NO_TELEMETRY, type Telemetry } from './telemetry.js';

/** Off unless an address is configured: then nothing is loaded, recorded or sent. */
export async function openTelemetry(
  configuration: TelemetryConfiguration | undefined,
  process: string,
): Promise<Telemetry> {
  if (configuration === undefined) return NO_TELEMETRY;
  const { sendTelemetry } = await import('./send-telemetry.js');
  return sendTelemetry(configuration, process);
}
