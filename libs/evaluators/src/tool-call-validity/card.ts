import type { EvaluatorCard } from '../evaluator.js';

export const card: EvaluatorCard = {
  question: 'Does each tool call name a tool that was offered, with arguments that its schema takes?',
  method:
    'Name looked up in the offered tools; arguments read as JSON and checked against the tool’s parameter schema, as in json_validity.',
  data: 'None: decided by the standards (RFC 8259, JSON Schema).',
  licence: 'Apache-2.0; validator MIT',
  languages: [],
  limits: [
    'Where the offered tools were not recorded, only the form of the arguments is judged.',
    'Whether the right tool was called, or with sensible values, is not judged.',
    'The first 100 calls are judged.',
  ],
  figures: [],
};
