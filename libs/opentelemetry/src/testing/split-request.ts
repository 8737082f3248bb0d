import { almenara } from '../otlp/generated/otlp.js';
import type { RecordedSignal } from './recordings.js';

import otlp = almenara.otlp;

const JSON_NAMES = {
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
  metrics: ['resourceMetrics', 'scopeMetrics', 'metrics'],
} as const;

/** One request for each span, log record, metric or event of a request, with the same resource and scope. */
export function splitRequest(content: Uint8Array, isJson: boolean, signal: RecordedSignal): Buffer[] {
  if (signal === 'media') return [Buffer.from(content)];
  if (signal === 'ingestion') return splitIngestion(content);
  if (!isJson) return splitProtobuf(content);
  const [resources, scopes, items] = JSON_NAMES[signal];
  const request = JSON.parse(new TextDecoder().decode(content)) as Record<string, Record<string, unknown>[]>;
  return (request[resources] ?? []).flatMap((resource) =>
    (resource[scopes] as Record<string, unknown>[]).flatMap((scope) =>
      (scope[items] as unknown[]).map((item) =>
        Buffer.from(
          JSON.stringify({ [resources]: [{ ...resource, [scopes]: [{ ...scope, [items]: [item] }] }] }),
        ),
      ),
    ),
  );
}

function splitIngestion(content: Uint8Array): Buffer[] {
  const request = JSON.parse(new TextDecoder().decode(content)) as { batch: unknown[] };
  return request.batch.map((event) => Buffer.from(JSON.stringify({ ...request, batch: [event] })));
}

function splitProtobuf(content: Uint8Array): Buffer[] {
  return otlp.ExportRequest.decode(content).resources.flatMap((bytes) => {
    const { resource, scopes } = otlp.ResourceItems.decode(bytes);
    return (scopes ?? []).flatMap((scopeBytes) => {
      const { scope, items } = otlp.ScopeItems.decode(scopeBytes);
      return (items ?? []).map((item) => {
        const group = otlp.ScopeItems.encode({ scope, items: [item] }).finish();
        const entry = otlp.ResourceItems.encode({ resource, scopes: [group] }).finish();
        return Buffer.from(otlp.ExportRequest.encode({ resources: [entry] }).finish());
      });
    });
  });
}
