import { describe, expect, it } from 'vitest';
import { readScore } from './score.js';

const noon = Date.UTC(2026, 10, 20, 12);
const read = (body: unknown) => readScore(body, 'event', noon);
const on = { traceId: 't', name: 'n' };

describe('scores of Langfuse', () => {
  it.each([
    [{ value: 0.75 }, { value: 0.75 }],
    [{ value: 'friendly' }, { label: 'friendly' }],
    [{ value: 'friendly', dataType: 'CATEGORICAL' }, { label: 'friendly' }],
    [{ value: 2, stringValue: 'fair', dataType: 'CATEGORICAL' }, { label: 'fair' }],
    [
      { value: 0, dataType: 'BOOLEAN' },
      { value: 0, label: 'false' },
    ],
  ])('with %j are %j', (body, expected) => {
    const reading = read({ ...on, ...body });
    expect(reading).toMatchObject({
      event: { id: 'event', at: noon, source: 'api', traceId: 't', ...expected },
    });
  });

  it('stand on an observation, a session or a trace, and tell who judged', () => {
    expect(
      read({ ...on, value: 1, id: 's', observationId: 'o', source: 'ANNOTATION', comment: 'c' }),
    ).toMatchObject({
      event: { id: 's', spanId: 'o', source: 'human', explanation: 'c' },
    });
    expect(read({ sessionId: 'chat', name: 'n', value: 1, source: 'EVAL' })).toMatchObject({
      event: { sessionId: 'chat', source: 'evaluator' },
    });
  });

  it.each([
    [{ ...on, value: 'x', dataType: 'NUMERIC' }, /NUMERIC/],
    [{ ...on, value: 2, dataType: 'BOOLEAN' }, /0 or 1/],
    [{ ...on, value: 2, dataType: 'CATEGORICAL' }, /CATEGORICAL/],
    [{ ...on }, /number or a text/],
    [{ datasetRunId: 'r', name: 'n', value: 1 }, /data sets are not kept/],
    [null, /object/],
  ])('that cannot be taken say why', (body, why) => {
    expect(read(body)).toEqual({ refused: expect.stringMatching(why) });
  });
});
