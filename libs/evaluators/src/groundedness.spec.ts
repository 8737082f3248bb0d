import { type Measured, ModelUnavailableError } from '@almenara/local-models';
import { describe, expect, it } from 'vitest';
import type { Answer } from './answer.js';
import { createGroundedness } from './groundedness.js';
import type { Judgement } from './groundedness/judgement.js';

const JUDGEMENT: Judgement = {
  grounded: 0.2,
  supported: false,
  sentences: [
    { start: 0, end: 9, score: 0.9, passages: [{ passage: 0, text: 'One.', overlap: 1 }] },
    {
      start: 10,
      end: 20,
      score: 0.1,
      passages: [
        { passage: 1, text: 'Two.', overlap: 0.5 },
        { passage: 0, text: 'One.', overlap: 0.25 },
      ],
    },
  ],
  unsupported: [{ start: 12, end: 15, score: 0.8 }],
  truncated: false,
  windows: 1,
};

const host = {
  models: { versions: { groundedness: 'm1' }, unavailable: {}, details: {} },
  run: async <Result>() => ({ result: JUDGEMENT, cpuMs: 1 }) as Measured<Result>,
};

const ANSWER: Answer = {
  text: 'One here. Two is more.',
  question: 'How many?',
  conversation: [],
  context: { source: 'tools', passages: [{ text: ' ' }, { id: 'doc-1', text: 'One.' }, { text: 'Two.' }] },
  tools: [],
  toolCalls: [],
  finishReasons: [],
};

describe('the groundedness evaluator', () => {
  it('turns a judgement into a verdict with its spans and the passages of the doubtful sentences', async () => {
    const verdict = await createGroundedness(host).evaluate(ANSWER);
    expect(verdict).toEqual({
      value: 0.2,
      label: 'unsupported',
      explanation: '1 of 2 sentences hold words that the 2 passages may not support.',
      evidence: [{ start: 12, end: 15 }, { text: 'Two.' }],
      metadata: {
        contextSource: 'tools',
        truncated: false,
        language: 'unknown',
        windows: 1,
        sentences: [
          {
            start: 0,
            end: 9,
            score: 0.9,
            passages: [{ passage: 0, overlap: 1, documentId: 'doc-1', text: 'One.' }],
          },
          {
            start: 10,
            end: 20,
            score: 0.1,
            passages: [
              { passage: 1, overlap: 0.5, text: 'Two.' },
              { passage: 0, overlap: 0.25, documentId: 'doc-1' },
            ],
          },
        ],
      },
    });
  });

  it('reads the question, the passages with text and the answer, and nothing else', () => {
    const evaluator = createGroundedness(host);
    const input = evaluator.inputOf(ANSWER);
    expect(input).toEqual({
      question: 'How many?',
      answer: ANSWER.text,
      passages: [{ id: 'doc-1', text: 'One.' }, { text: 'Two.' }],
    });
    expect(evaluator.inputOf({ ...ANSWER, outputTokens: 3, finishReasons: ['stop'] })).toEqual(input);
    expect(evaluator.inputOf({ ...ANSWER, text: '\n' })).toBeUndefined();
  });

  it('judges no answer without text, and calls one without passages not applicable', async () => {
    const evaluator = createGroundedness(host);
    expect(await evaluator.evaluate({ ...ANSWER, text: '' })).toBeNull();
    const bare = await evaluator.evaluate({ ...ANSWER, context: { source: 'none', passages: [] } });
    expect(bare).toMatchObject({ label: 'not_applicable' });
    expect(evaluator.failing).not.toContain('not_applicable');
  });

  it('says that the model is English when the answer is not', async () => {
    const spanish = {
      ...ANSWER,
      text: 'Los dos barcos de la isla salen por la mañana y vuelven con los pescadores.',
    };
    const verdict = await createGroundedness(host).evaluate(spanish);
    expect(verdict!.metadata).toMatchObject({ language: 'es', note: 'English model' });
  });

  it('cannot be made without its model, and says why', () => {
    const models = { versions: {}, unavailable: { groundedness: 'the file is missing' }, details: {} };
    expect(() => createGroundedness({ ...host, models })).toThrow(
      new ModelUnavailableError('the file is missing'),
    );
  });
});
