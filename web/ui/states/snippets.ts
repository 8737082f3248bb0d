export interface Snippet {
  readonly name: string;
  readonly code: string;
}

/** The shortest ways to send something, ready to run with this address and key. */
export function snippets(endpoint: string, key: string): Snippet[] {
  return [
    {
      name: 'TypeScript',
      code: `import { init, trace } from '@almenara/sdk'; init({ endpoint: '${endpoint}', key: '${key}' });
await trace('answer', async (span) => span.update({ input: question, output: await answer(question) }));`,
    },
    {
      name: 'Python (OpenTelemetry)',
      code: `export OTEL_EXPORTER_OTLP_ENDPOINT=${endpoint} OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer ${encodeURIComponent(key)}"
opentelemetry-instrument --traces_exporter otlp_proto_http python app.py`,
    },
    {
      name: 'curl',
      code: `curl ${endpoint}/v1/batch -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' \\
  -d '{"sender":"curl","sequence":1,"sentAt":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'","events":[{"kind":"span","traceId":"first","spanId":"first","name":"hello","type":"llm","input":"Hello?","output":"It works."}]}'`,
    },
  ];
}

/** One small trace, as an application would send it. */
export function testBatch(now: number): unknown {
  const id = crypto.randomUUID().replaceAll('-', '');
  const span = {
    kind: 'span',
    traceId: id,
    startTime: now - 900,
    endTime: now,
    status: 'ok',
    tags: ['test'],
  };
  return {
    sender: `console-${id}`,
    sequence: 1,
    sentAt: now,
    events: [
      {
        ...span,
        spanId: id.slice(0, 16),
        name: 'test trace',
        type: 'chain',
        input: 'Is anybody there?',
        output: 'Yes.',
      },
    ],
  };
}
