import { z } from 'zod';
import { projectParams } from './filter.js';
import { operation } from './operation.js';

export const STEP_MARKS = ['retry', 'loop', 'handoff', 'subAgent', 'mcp'] as const;

const name = z.string().nullable();
const count = z.number().int();

export const stepMarkSchema = z.object({
  spanId: z.string(),
  kind: z.enum(STEP_MARKS),
  /** The attribute by which the sender says so; null when it is inferred from names, order and nesting. */
  toldBy: z.string().nullable(),
  /** Of a retry: the span that failed. */
  of: z.string().optional(),
  /** Of a retry: 1 is the first one after the failure. */
  attempt: count.optional(),
  /** Of a loop: its place in `loops`. */
  loop: count.optional(),
  /** Of a hand-off and a sub-agent: which agent gives work to which. */
  from: name.optional(),
  to: name.optional(),
  /** Of an MCP call: its method, and the tool, resource or prompt it is about. */
  method: name.optional(),
  target: name.optional(),
});

export const stepLoopSchema = z.object({
  /** Names of the steps of one round. */
  steps: z.array(z.string()),
  /** How many rounds there were. */
  times: count,
  /** `sameArguments`: one tool with the same arguments each time, not always in a row. `cycle`: the same steps in a row. */
  kind: z.enum(['sameArguments', 'cycle']),
});

export const agentStepsSchema = z.object({
  marks: z.array(stepMarkSchema),
  loops: z.array(stepLoopSchema),
  counts: z.object({
    agents: count,
    modelCalls: count,
    toolCalls: count,
    retrievals: count,
    mcpCalls: count,
    handoffs: count,
    subAgents: count,
    retries: count,
  }),
  /** Spans beyond the cap are not looked at. */
  spanCap: count,
});

export const getAgentSteps = operation({
  id: 'getAgentSteps',
  method: 'GET',
  path: '/api/v1/projects/{project}/traces/{traceId}/agent-steps',
  summary: 'What agents did in a trace: retries, loops, hand-offs, sub-agents and MCP calls',
  tags: ['traces'],
  access: 'viewer',
  params: projectParams.extend({ traceId: z.string().min(1).max(200) }),
  response: agentStepsSchema,
});

export type StepMark = z.output<typeof stepMarkSchema>;
export type StepMarkKind = (typeof STEP_MARKS)[number];
export type StepLoop = z.output<typeof stepLoopSchema>;
export type AgentSteps = z.output<typeof agentStepsSchema>;
