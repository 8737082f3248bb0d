import type { CallbackHandlerMethods } from '@langchain/core/callbacks/base';
import type { Telemetry as AiTelemetry } from 'ai';
import type { TelemetrySettings } from 'ai5';
import type { Telemetry, Tracer } from '../src/ai/index.js';
import type { AlmenaraCallbackHandler } from '../src/langchain/index.js';

// Compiled, never run: a line that fails to compile is an integration that its library would not take.
type Expect<Condition extends true> = Condition;
type Assignable<From, To> = [From] extends [To] ? true : false;

export type Checks = [
  Expect<Assignable<Telemetry, AiTelemetry>>,
  Expect<Assignable<Tracer, NonNullable<TelemetrySettings['tracer']>>>,
  Expect<Assignable<AlmenaraCallbackHandler, CallbackHandlerMethods>>,
];
