export { ConfigurationError } from './configuration-error.js';
export {
  type Configuration,
  type KafkaConfiguration,
  LOG_LEVELS,
  type LogLevel,
  type SmtpConfiguration,
  type TelemetryConfiguration,
} from './configuration.js';
export { describeConfiguration } from './describe-configuration.js';
export { type Environment } from './find-unknown-keys.js';
export { readConfiguration } from './read-configuration.js';
