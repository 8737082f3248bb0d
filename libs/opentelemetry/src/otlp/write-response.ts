import { almenara } from './generated/otlp.js';

import otlp = almenara.otlp;

export type OtlpEncoding = 'protobuf' | 'json';

/** Name of the count of rejected items in the answer to each signal. */
export const REJECTED_FIELDS = {
  traces: 'rejectedSpans',
  logs: 'rejectedLogRecords',
  metrics: 'rejectedDataPoints',
} as const;

export type OtlpSignal = keyof typeof REJECTED_FIELDS;

/** The success answer. It tells how many items were rejected and why, or with none rejected a warning. */
export function writeExportResponse(
  encoding: OtlpEncoding,
  signal: OtlpSignal,
  rejected: number,
  errorMessage: string,
): Buffer {
  const isPartial = rejected > 0 || errorMessage !== '';
  if (encoding === 'json') {
    // 64-bit numbers are text in this encoding.
    const partialSuccess = { [REJECTED_FIELDS[signal]]: String(rejected), errorMessage };
    return Buffer.from(JSON.stringify(isPartial ? { partialSuccess } : {}));
  }
  const answer = isPartial ? { partialSuccess: { rejected, errorMessage } } : {};
  return Buffer.from(
    otlp.ExportResponse.encode(answer as unknown as otlp.ExportResponse.$Properties).finish(),
  );
}

/** google.rpc.Status, the body of every refusal. */
export function writeStatus(encoding: OtlpEncoding, code: number, message: string): Buffer {
  if (encoding === 'json') return Buffer.from(JSON.stringify({ code, message }));
  return Buffer.from(otlp.RpcStatus.encode({ code, message }).finish());
}
