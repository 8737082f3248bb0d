import type { EvaluatorCard } from '../evaluator.js';

export const card: EvaluatorCard = {
  question: 'Is the answer the JSON that the caller asked for?',
  method:
    'JSON.parse on the whole text, then the JSON Schema that was sent, by @cfworker/json-schema 4.1.6, which interprets schemas and neither generates code nor reads the network. A schema that cannot be applied in bounded time (100,000 steps, repeated groups in a pattern) is not applied and the verdict says so.',
  data: 'None: decided by the standards (RFC 8259, JSON Schema drafts 4 to 2020-12).',
  licence: 'Apache-2.0; validator MIT',
  languages: [],
  limits: [
    'format is not asserted, as the standard has it by default.',
    'A pattern is applied only when it provably runs in linear time; otherwise only the syntax is judged.',
    'Answers longer than 2,000,000 characters are not judged.',
  ],
  figures: [],
};
