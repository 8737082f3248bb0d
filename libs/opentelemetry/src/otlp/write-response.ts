import { almenara } from './generated/trace.js';

import otlp = almenara.otlp;

export type OtlpEncoding = 'protobuf' | 'json';

/** The success answer; with rejected spans it tells how many and why. */
export function writeTraceResponse(
  encoding: OtlpEncoding,
  rejectedSpans: number,
  errorMessage: string,
): Buffer {
  const partial = rejectedSpans > 0 ? { rejectedSpans, errorMessage } : undefined;
  if (encoding === 'json') {
    // 64-bit numbers are text in this encoding.
    const partialSuccess = partial && { rejectedSpans: String(rejectedSpans), errorMessage };
    return Buffer.from(JSON.stringify(partialSuccess ? { partialSuccess } : {}));
  }
  const answer = { partialSuccess: partial as otlp.PartialSuccess.$Properties | undefined };
  return Buffer.from(otlp.TraceResponse.encode(answer as otlp.TraceResponse.$Properties).finish());
}

/** google.rpc.Status, the body of every refusal. */
export function writeStatus(encoding: OtlpEncoding, code: number, message: string): Buffer {
  if (encoding === 'json') return Buffer.from(JSON.stringify({ code, message }));
  return Buffer.from(otlp.RpcStatus.encode({ code, message }).finish());
}
