export { redactEvent, type Redacted } from './redact-event.js';
export { redactText, type RedactedText } from './redact-text.js';
