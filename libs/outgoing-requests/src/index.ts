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
export { NO_MAIL_SERVER } from './mail/deliver-mail.js';
export { createMailer, type Mailer, type MailServer } from './mail/mailer.js';
export { deliver, type DeliveryOutcome, type TargetAddress } from './targets/deliver.js';
export { deliverTo } from './targets/deliver-to.js';
export { maskData } from './targets/mask-secrets.js';
export { type TargetAdapter, type TargetMessage, type TargetRequest } from './targets/target-adapter.js';
export { adapterOf } from './targets/target-adapters.js';
export { makeWebhookSecret } from './targets/webhook-adapter.js';
