import { describe, expect, test } from 'vitest';
import { almenara } from './generated/trace.js';
import { writeStatus, writeTraceResponse } from './write-response.js';

describe('answers', () => {
  test('success is the empty message, and tells the rejected spans only when there are any', () => {
    expect(writeTraceResponse('protobuf', 0, '')).toHaveLength(0);
    expect(writeTraceResponse('json', 0, '').toString()).toBe('{}');
    const partial = almenara.otlp.TraceResponse.decode(writeTraceResponse('protobuf', 3, 'why'));
    expect(Number(partial.partialSuccess!.rejectedSpans)).toBe(3);
    expect(partial.partialSuccess!.errorMessage).toBe('why');
    expect(JSON.parse(writeTraceResponse('json', 3, 'why').toString())).toEqual({
      partialSuccess: { rejectedSpans: '3', errorMessage: 'why' },
    });
  });

  test('a refusal is a google.rpc.Status', () => {
    expect(almenara.otlp.RpcStatus.decode(writeStatus('protobuf', 16, 'no'))).toMatchObject({
      code: 16,
      message: 'no',
    });
    expect(JSON.parse(writeStatus('json', 16, 'no').toString())).toEqual({ code: 16, message: 'no' });
  });
});
