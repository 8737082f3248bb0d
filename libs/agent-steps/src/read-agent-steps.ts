import type { AgentSteps } from '@almenara/contract';
import { findHandoffs } from './find-handoffs.js';
import { findLoops } from './find-loops.js';
import { findMcpCalls, isCall } from './find-mcp-calls.js';
import { findRetries } from './find-retries.js';
import { findSubAgents } from './find-sub-agents.js';
import { nearestAncestors } from './nearest-ancestors.js';
import { agentName, isAgent, isTool, type Step, toolName } from './step.js';

/** What agents did in a trace, whatever order its spans come in. */
export function readAgentSteps(steps: readonly Step[]): Omit<AgentSteps, 'spanCap'> {
  const handoffs = findHandoffs(steps);
  const subAgents = findSubAgents(steps);
  const mcp = findMcpCalls(steps);
  const retries = findRetries(steps);
  const { loops, marks } = findLoops(steps);
  const handsOff = new Set(handoffs.map(({ spanId }) => spanId));
  const calls = new Set(mcp.filter(isCall).map(({ spanId }) => spanId));
  const outerTool = nearestAncestors(steps, isTool);
  const outerModel = nearestAncestors(steps, ({ type }) => type === 'llm');
  const outerCall = nearestAncestors(steps, ({ spanId }) => calls.has(spanId));
  const count = (isCounted: (step: Step) => boolean) => steps.filter(isCounted).length;
  return {
    marks: [...retries, ...marks, ...handoffs, ...subAgents, ...mcp],
    loops,
    counts: {
      agents: new Set(steps.filter(isAgent).map(agentName)).size,
      modelCalls: count((step) => step.type === 'llm' && !outerModel.get(step)),
      // A call over MCP is often told twice, by the one who asks and by the one who answers.
      toolCalls: count((step) => {
        const outer = outerTool.get(step);
        return isTool(step) && !handsOff.has(step.spanId) && !(outer && toolName(outer) === toolName(step));
      }),
      retrievals: count(({ type }) => type === 'retriever'),
      mcpCalls: count((step) => calls.has(step.spanId) && !outerCall.get(step)),
      handoffs: handoffs.length,
      subAgents: subAgents.length,
      retries: retries.length,
    },
  };
}
