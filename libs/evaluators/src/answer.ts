import type { ToolDefinition } from '@almenara/contract';

/** A passage that an answer may rest on. */
export interface ContextPassage {
  /** The document's own id, when its retriever told one. */
  readonly id?: string;
  readonly text: string;
  /** Position in the result list, the best one is 1. */
  readonly rank?: number;
  /** Similarity as the retriever told it. */
  readonly score?: number;
  /** How relevant a person or a data set says it is, when anyone does: 0 is not. */
  readonly relevance?: number;
}

/** Where the passages came from: the first of these that has any. */
export type ContextSource = 'documents' | 'tools' | 'conversation' | 'none';

export interface Turn {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly text: string;
}

export interface ToolCall {
  readonly id?: string;
  readonly name: string;
  /** As sent: mostly JSON in a string. */
  readonly arguments: unknown;
}

/** One answer of a model, with everything that an evaluator may judge it by. Texts are as they were stored. */
export interface Answer {
  /** What the model said, without its reasoning; empty when it only called tools. */
  readonly text: string;
  /** What the user asked last. */
  readonly question?: string;
  /** What was said before the question, instructions included. */
  readonly conversation: readonly Turn[];
  readonly context: { readonly source: ContextSource; readonly passages: readonly ContextPassage[] };
  readonly tools: readonly ToolDefinition[];
  readonly toolCalls: readonly ToolCall[];
  /** The form that the caller asked for. */
  readonly format?: { readonly kind: 'json'; readonly schema?: unknown };
  readonly finishReasons: readonly string[];
  readonly outputTokens?: number;
  readonly maxOutputTokens?: number;
}
