import type { TargetMessage } from './target-adapter.js';

/** The body that Standard Webhooks recommends: what happened, when, and what there is to know. */
export function toEnvelope({ event, at, data, link }: TargetMessage) {
  return {
    type: event,
    timestamp: at.toISOString(),
    data: link === undefined ? data : { ...data, url: link },
  };
}
