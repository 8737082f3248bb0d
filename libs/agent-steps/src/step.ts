import type { SpanStatus, SpanType } from '@almenara/contract';

/** What is looked at of a span. Times are texts that sort as they follow each other. */
export interface Step {
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly type: SpanType;
  readonly status: SpanStatus;
  readonly startTime: string;
  readonly endTime: string | null;
  /** Equal for equal inputs; null when the input was not sent. */
  readonly argumentsHash: string | null;
  /** Beginning of the input as JSON, of steps that may be hand-offs. */
  readonly argumentsExcerpt: string;
  /** Those of `HINT_ATTRIBUTES` that the span has. */
  readonly hints: Readonly<Record<string, string>>;
}

/** Attributes by which senders say what a step is, as they are sent. */
export const HINT_ATTRIBUTES = [
  'gen_ai.operation.name',
  'gen_ai.agent.name',
  'gen_ai.tool.name',
  'gen_ai.tool.type',
  'gen_ai.handoff.from_agent',
  'gen_ai.handoff.from_agent.name',
  'gen_ai.handoff.to_agent',
  'gen_ai.handoff.to_agent.name',
  'from_agent',
  'to_agent',
  'graph.node.parent_id',
  'http.request.resend_count',
  'mastra.span.type',
  'mcp.method.name',
  'mcp.tool.name',
  'mcp.resource.uri',
  'mcp.prompt.name',
  'mcp.session.id',
  'mcp.protocol.version',
  'mcp.server.name',
  'mcp.request.id',
  'mcp.call_tool',
  'mcp.list_tools',
  'mcp.initialize',
  'traceloop.span.kind',
] as const;

export type Hint = (typeof HINT_ATTRIBUTES)[number];

export const isTool = ({ type }: Step): boolean => type === 'tool';
export const isAgent = (step: Step): boolean =>
  step.type === 'agent' && step.hints['gen_ai.operation.name'] !== 'create_agent';

/** A tool by its name, without the words that conventions put before it. */
export function toolName({ name, hints }: Step): string {
  return (
    hints['gen_ai.tool.name'] ?? hints['mcp.tool.name'] ?? name.replace(/^(execute_tool|tools\/call)\s+/, '')
  );
}

export function agentName({ name, hints }: Step): string {
  return hints['gen_ai.agent.name'] ?? name.replace(/^invoke_agent\s+/, '');
}
