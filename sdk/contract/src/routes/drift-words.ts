/** Words of drift, without a schema: the console's pages take them as they are. */
export const STREAM_KINDS = ['text', 'number', 'category'] as const;

/**
 * What is watched without any setting; besides these each score is a stream `score:<name>`. Which text, number or word
 * of a span it is, and in which unit, stands in docs/drift.md.
 */
export const BUILT_IN_STREAMS = {
  prompt: 'text',
  output: 'text',
  retrieved: 'text',
  retrieval_similarity: 'number',
  retrieval_rank: 'number',
  document_count: 'number',
  unused_document_share: 'number',
  input_length: 'number',
  output_length: 'number',
  latency: 'number',
  input_tokens: 'number',
  output_tokens: 'number',
  cost: 'number',
  language: 'category',
  model: 'category',
  finish_reason: 'category',
  tool: 'category',
  error: 'category',
} as const;

export const SCORE_STREAM_PREFIX = 'score:';

/**
 * `learning`: the reference is not yet long enough. `insufficient`: too few events to judge. `off`: not watched.
 */
export const STREAM_STATES = ['quiet', 'drifting', 'learning', 'insufficient', 'off'] as const;

export const REFERENCE_KINDS = ['seasonal', 'trailing', 'pinned', 'since'] as const;

/** What is short when a test answers nothing. */
export const MISSING_DATA = [
  'referenceEvents',
  'currentEvents',
  'referenceBags',
  'currentBags',
  'effectiveBags',
  'referenceBlocks',
  'currentBlocks',
  'attainableP',
  'constant',
] as const;

export const CAUSES = [
  'new_questions',
  'stale_or_missing_documents',
  'retriever_changed',
  'embedding_model_changed',
  'provider_changed_model',
  'prompt_or_variant_changed',
  'users_changed',
  'unknown',
] as const;

export const CAUSE_VERDICTS = ['supported', 'possible', 'ruled_out', 'not_testable'] as const;

/** Dimensions by whose values shifted events are compared with the others, and by which a compare may be cut. */
export const SEGMENT_DIMENSIONS = [
  'model',
  'prompt',
  'variant',
  'environment',
  'release',
  'language',
  'tag',
] as const;
