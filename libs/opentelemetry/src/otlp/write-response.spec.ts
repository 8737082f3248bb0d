import { describe, expect, test } from 'vitest';
import { almenara } from './generated/otlp.js';
import { writeStatus, writeExportResponse } from './write-response.js';

describe('answers', () => {
  test('success is the empty message, and tells the rejected spans only when there are any', () => {
    expect(writeExportResponse('protobuf', 'traces', 0, '')).toHaveLength(0);
    expect(writeExportResponse('json', 'traces', 0, '').toString()).toBe('{}');
    const partial = almenara.otlp.ExportResponse.decode(writeExportResponse('protobuf', 'logs', 3, 'why'));
    expect(Number(partial.partialSuccess!.rejected)).toBe(3);
    expect(partial.partialSuccess!.errorMessage).toBe('why');
    for (const [signal, field] of [
      ['traces', 'rejectedSpans'],
      ['logs', 'rejectedLogRecords'],
      ['metrics', 'rejectedDataPoints'],
    ] as const) {
      expect(JSON.parse(writeExportResponse('json', signal, 3, 'why').toString())).toEqual({
        partialSuccess: { [field]: '3', errorMessage: 'why' },
      });
    }
  });

  test('a refusal is a google.rpc.Status', () => {
    expect(almenara.otlp.RpcStatus.decode(writeStatus('protobuf', 16, 'no'))).toMatchObject({
      code: 16,
      message: 'no',
    });
    expect(JSON.parse(writeStatus('json', 16, 'no').toString())).toEqual({ code: 16, message: 'no' });
  });
});
