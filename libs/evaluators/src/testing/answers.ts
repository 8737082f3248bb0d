import type { Answer } from '../answer.js';

/** An answer of which only the text is known, and what the test tells besides. */
export function answerOf(text: string, told: Partial<Answer> = {}): Answer {
  return {
    text,
    conversation: [],
    context: { source: 'none', passages: [] },
    tools: [],
    toolCalls: [],
    finishReasons: [],
    ...told,
  };
}

/** Documents by their texts; ids are d1, d2, … */
export function documentsOf(...texts: readonly string[]): Answer['context'] {
  return {
    source: 'documents',
    passages: texts.map((text, index) => ({ id: `d${index + 1}`, text, rank: index + 1 })),
  };
}

/** Texts that break careless readers. Each is judged in bounded time or not at all. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  blank: ' \n\t\u00a0\n',
  'lone surrogates': `a \ud800 b \udc00 \ud83d ${'\ud800'.repeat(50)}`,
  'deep JSON': '['.repeat(20_000),
  'deep closed JSON': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'one long word': 'a'.repeat(500_000),
  'many spaces': `a${' '.repeat(50_000)}b`,
  'many newlines': '\n'.repeat(20_000),
  'many full stops': '. '.repeat(20_000),
  'many brackets': '[1'.repeat(10_000),
  'many back-ticks': '`'.repeat(20_000),
  'many fences': '```\n'.repeat(15_000),
  'long prose': 'The quick brown fox jumps over the lazy dog number seven. '.repeat(1500),
  controls: '\u0000\u0001\u202e\u200b\ufeff'.repeat(8000),
};
