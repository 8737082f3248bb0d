import type { Conversation } from '@almenara/contract';
import { toIsoTime } from '../time.js';
import { knownWord } from './known.js';

export interface ConversationRow {
  readonly session_id: string;
  readonly actor_id: string;
  readonly actor_count: number;
  readonly first_time: string;
  readonly last_time: string;
  readonly trace_count: number;
  readonly error_count: number;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly total_tokens: number | null;
  readonly total_cost: number | null;
  readonly cost_currency: string;
  readonly cost_known: number;
  readonly models: string[];
  readonly first_trace: string;
}

export function toConversation(row: ConversationRow, firstInputExcerpt: string): Conversation {
  return {
    sessionId: row.session_id,
    actorId: knownWord(row.actor_id),
    actorCount: row.actor_count,
    firstTime: toIsoTime(row.first_time),
    lastTime: toIsoTime(row.last_time),
    traceCount: row.trace_count,
    errorCount: row.error_count,
    usage: { input: row.input_tokens, output: row.output_tokens, total: row.total_tokens },
    cost: { total: row.total_cost, currency: knownWord(row.cost_currency), known: row.cost_known },
    models: row.models,
    firstInputExcerpt,
  };
}
