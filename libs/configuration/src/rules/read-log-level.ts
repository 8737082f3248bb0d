import { LOG_LEVELS, type LogLevel } from '../configuration.js';
import { type Outcome } from './outcome.js';

export function readLogLevel(text: string): Outcome<LogLevel> {
  const level = LOG_LEVELS.find((known) => known === text);
  return level ? { value: level } : { problem: `must be one of ${LOG_LEVELS.join(', ')}` };
}
