export {
  type AddressRules,
  isAllowedAddress,
  PRIVATE_TARGETS,
  type PrivateTargets,
} from './address-rules.js';
export { describeRequestFailure } from './describe-request-failure.js';
export { createFetchOutside, type FetchOutside } from './fetch-outside.js';
export { explainRefusedUrl } from './explain-refused-url.js';
export { readExcerpt } from './read-excerpt.js';
export { RefusedTargetError } from './refused-target-error.js';
export { makeWebhookSecret, sendWebhook, type WebhookAnswer, type WebhookMessage } from './send-webhook.js';
