import type { EventInput, ScoreInput, SpanInput } from '@almenara/contract';
import type {
  LossEvent,
  RecordedEvent,
  ScoreEvent,
  ScoreFields,
  SpanEvent,
  SpanFields,
} from '../src/index.js';

// Compiled, never run: a line that fails to compile is a type of the SDK that left the contract.
type Expect<Condition extends true> = Condition;
type Assignable<From, To> = [From] extends [To] ? true : false;
type SameKeys<A, B> = [keyof A, keyof B] extends [keyof B, keyof A] ? true : false;
type OnlySet = 'kind' | 'traceId' | 'spanId' | 'parentSpanId' | 'at' | 'convention' | 'redactions';

export type Checks = [
  Expect<Assignable<SpanEvent, EventInput>>,
  Expect<Assignable<ScoreEvent, EventInput>>,
  Expect<Assignable<LossEvent, EventInput>>,
  Expect<Assignable<RecordedEvent, EventInput>>,
  Expect<SameKeys<Omit<SpanEvent, 'convention'>, Omit<SpanInput, 'convention' | 'redactions'>>>,
  Expect<SameKeys<Omit<ScoreEvent, 'evidence'>, Omit<ScoreInput, 'evidence'>>>,
  Expect<SameKeys<SpanFields, Omit<SpanInput, OnlySet>>>,
  Expect<SameKeys<ScoreFields, Omit<ScoreInput, 'kind' | 'evidence'>>>,
];
