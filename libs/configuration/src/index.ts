export { ConfigurationError } from './configuration-error.js';
export { type Configuration, LOG_LEVELS, type LogLevel } from './configuration.js';
export { describeConfiguration } from './describe-configuration.js';
export { type Environment } from './find-unknown-keys.js';
export { readConfiguration } from './read-configuration.js';
