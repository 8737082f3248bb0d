import type { Options } from './options.js';
import { toJson, TooLargeError } from './to-json.js';
import type { RecordedEvent } from './wire.js';

type Masked = { json: string; lost?: never } | { json?: never; lost: string };

/** The event as the app's hook leaves it. Whatever goes wrong, the unmasked event is not used. */
export function maskEvent(json: string, mask: Options['mask'], maxChars: number): Masked {
  try {
    const masked = mask!(JSON.parse(json) as RecordedEvent);
    if (masked === undefined || masked === null || masked === false) return { lost: 'dropped_by_mask' };
    const result = toJson(masked, maxChars);
    const { kind } = JSON.parse(result) as { kind?: unknown };
    return kind === 'span' || kind === 'score' ? { json: result } : { lost: 'masking_failed' };
  } catch (error) {
    return { lost: error instanceof TooLargeError ? 'event_too_large' : 'masking_failed' };
  }
}
