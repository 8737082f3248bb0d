import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerFeatures } from './answer-features.js';
import { predict } from './logistic-model.js';
import { sigmoid } from './logits.js';
import { NO_WINDOW } from './scores.js';
import { sentenceFeatures } from './sentence-features.js';
import { spansOf } from './spans.js';

const LOGITS = [-4, -1.5, 3.2, 0.4, -0.8, -3.9, -5, -2];
const tokens = LOGITS.map(sigmoid);
const SCORES = {
  tokens,
  sentences: [tokens.slice(0, 3), tokens.slice(3, 4), tokens.slice(4)],
  windows: [-2, 1.5] as [number, number],
};

describe('features of scores', () => {
  it('of an answer have the values of the training', () => {
    // features.answer_features of models/training/groundedness on the same scores.
    const found = answerFeatures(SCORES, { isRecord: true, hasQuestion: true });
    expect(Object.values(found)).toEqual(
      close([0.5029734742670229, 1.326786343341339, 1.5, 0.6034091563854737, 2.1972245773362196, 1, 1]),
    );
  });

  it('of an answer without tokens have the values of the training', () => {
    const none = { tokens: [], sentences: [], windows: [NO_WINDOW] as [number] };
    const low = -9.210440366976515;
    expect(Object.values(answerFeatures(none, { isRecord: false, hasQuestion: false }))).toEqual(
      close([low, low, -5, -5.003359553239909, 0, 0, 0]),
    );
  });

  it('of sentences have the values of the training', () => {
    const found = sentenceFeatures(SCORES).map((each) => Object.values(each));
    expect(found[0]).toEqual(
      close([-0.45949941715953796, -0.45949941715953796, 1.5, 1.3862943611198906, 0.5029734742670229]),
    );
    expect(found[1]).toEqual(
      close([0.3999178666273426, 0.3999178666273426, 1.5, 0.6931471805599453, 0.5029734742670229]),
    );
    expect(found[2]).toEqual(
      close([-1.7364875534097883, -2.050344304298281, 1.5, 1.6094379124341003, 0.5029734742670229]),
    );
  });

  it('stay finite for any probabilities', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(probability),
        fc.array(fc.array(probability, { minLength: 1 })),
        (own, sentences) => {
          const scores = { tokens: own, sentences, windows: [800, -800] as [number, number] };
          const values = [
            answerFeatures(scores, { isRecord: true, hasQuestion: true }),
            ...sentenceFeatures(scores),
          ];
          expect(values.flatMap((each) => Object.values(each)).every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });
});

describe('a logistic model', () => {
  it('weighs standardised features by name, cut to its deviations, and refuses one that does not exist', () => {
    const terms = [
      { feature: 'a', weight: 2, mean: 1, scale: 2 },
      { feature: 'b', weight: 0.5, mean: 0, scale: 0.1 },
    ];
    const model = { bias: -1, clip: 6, terms };
    expect(predict({ a: 3, b: -4, c: 9 }, model)).toBeCloseTo(sigmoid(-1 + 2 - 3), 12);
    expect(() => predict({ a: 3 }, model)).toThrow('"b"');
  });
});

describe('spans', () => {
  it('join tokens above the threshold over a gap of at most so many', () => {
    expect(spansOf([0.9, 0, 0, 0.6, 0, 0, 0, 0.7, 0.5], 0.5, 2)).toEqual([
      { from: 0, to: 4, score: 0.9 },
      { from: 7, to: 8, score: 0.7 },
    ]);
  });

  it('hold every token above the threshold, in order, further apart than the gap', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), fc.nat(4), (scores, gap) => {
        const spans = spansOf(scores, 0.5, gap);
        for (const [token, score] of scores.entries()) {
          if (score > 0.5)
            expect(spans.filter(({ from, to }) => from <= token && token < to)).toHaveLength(1);
        }
        for (const [index, span] of spans.entries()) {
          expect(Math.max(...scores.slice(span.from, span.to))).toBe(span.score);
          if (index > 0) expect(span.from - spans[index - 1]!.to).toBeGreaterThan(gap);
        }
      }),
    );
  });
});

function close(values: readonly number[]): unknown[] {
  return values.map((value): unknown => expect.closeTo(value, 12));
}
