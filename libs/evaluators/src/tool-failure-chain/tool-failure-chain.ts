import { nearestAncestors, type Step, toolName } from '@almenara/agent-steps';
import type { EvaluatorCard } from '../evaluator.js';
import type { TraceEvaluator } from '../trace-evaluator.js';

const card: EvaluatorCard = {
  question: 'Do the tools of an agent fail one after the other?',
  method:
    'Tool calls of one agent in the order of their starts. Three or more that fail with no success between are a chain; a failure that a later call of the same tool makes good, as the tool’s last one, is recovered.',
  data: 'None: rules.',
  licence: 'Apache-2.0',
  languages: [],
  limits: [
    'Sees failures that the span tells as its status. A tool that returns an error as text with status ok has not failed.',
    'Parallel calls are put in the order of their starts.',
  ],
  figures: [],
};
const CHAIN = 3;
const MAX_SPAN_IDS = 200;

export const toolFailureChain: TraceEvaluator = {
  name: 'tool_failure_chain',
  version: '1',
  cost: 'cheap',
  labels: ['none', 'recovered', 'failed', 'chain'],
  failing: ['failed', 'chain'],
  card,
  evaluate(steps: readonly Step[]) {
    const groups = callsByAgent(steps);
    const calls = groups.flat();
    if (calls.length === 0) return null;
    const failed = calls.filter(({ status }) => status === 'error');
    if (failed.length === 0) return { value: 1, label: 'none', metadata: { calls: calls.length, failed: 0 } };
    const chain = groups.map(longestChain).reduce((a, b) => (b.length > a.length ? b : a));
    const isChain = chain.length >= CHAIN;
    const isRecovered = groups.every(areFailuresMadeGood);
    const label = isChain ? 'chain' : isRecovered ? 'recovered' : 'failed';
    return {
      value: 1 - failed.length / calls.length,
      label,
      explanation: isChain
        ? `${chain.length} tool calls failed one after the other.`
        : `${failed.length} of ${calls.length} tool calls failed${isRecovered ? ', and a later call made it good' : ''}.`,
      metadata: {
        calls: calls.length,
        failed: failed.length,
        longestChain: chain.length,
        spanIds: (isChain ? chain : failed).map(({ spanId }) => spanId).slice(0, MAX_SPAN_IDS),
      },
    };
  },
};

/** A tool inside a tool is the outer one's own business. */
function callsByAgent(steps: readonly Step[]): Step[][] {
  const agents = nearestAncestors(steps, ({ type }) => type === 'agent');
  const tools = nearestAncestors(steps, ({ type }) => type === 'tool');
  const calls = steps.filter((step) => step.type === 'tool' && !tools.get(step));
  return [...Map.groupBy(calls, (step) => agents.get(step)).values()].map((group) =>
    group.toSorted((a, b) => compare(a.startTime, b.startTime) || compare(a.spanId, b.spanId)),
  );
}

function longestChain(calls: readonly Step[]): Step[] {
  let longest: Step[] = [];
  let current: Step[] = [];
  for (const call of calls) {
    if (call.status === 'error') current.push(call);
    else current = [];
    if (current.length > longest.length) longest = [...current];
  }
  return longest;
}

/** Whether each tool that failed worked in the end. */
function areFailuresMadeGood(calls: readonly Step[]): boolean {
  const last = new Map(calls.map((call) => [toolName(call), call.status]));
  return [...last.values()].every((status) => status !== 'error');
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
