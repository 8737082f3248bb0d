import type { AttemptOutcome } from '../targets/delivery.js';

const SENT = {
  retryAfterMs: null,
  latencyMs: 12,
  requestHeaders: { 'webhook-id': 'msg_1' },
  bodyDigest: 'd'.repeat(64),
};

/** What comes of an attempt. */
export const arrived: AttemptOutcome = {
  ...SENT,
  status: 204,
  failure: null,
  failureClass: null,
  excerpt: '',
};
export const failed: AttemptOutcome = {
  ...SENT,
  status: 500,
  failure: 'the receiver answered 500',
  failureClass: 'ambiguous',
  excerpt: 'oops',
};
export const refused: AttemptOutcome = {
  ...SENT,
  status: 422,
  failure: 'the receiver answered 422',
  failureClass: 'refused',
  excerpt: 'no',
};
