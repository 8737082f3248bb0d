import { readAgentSteps, type Step } from '@almenara/agent-steps';
import type { EvaluatorCard } from '../evaluator.js';
import type { TraceEvaluator } from '../trace-evaluator.js';

const card: EvaluatorCard = {
  question: 'Does an agent go round in circles?',
  method:
    'A cycle of two to six different tools or agents that is run three times or more with the same arguments, or one tool that is asked the same three times or more by one agent (libs/agent-steps, as drawn in the trace’s graph).',
  data: 'None: rules.',
  licence: 'Apache-2.0',
  languages: [],
  limits: [
    'Polling a job until it is done looks like a loop, because it is one.',
    'Needs the arguments: a loop of calls without recorded input is not seen.',
    'Arguments that differ by a counter or a time are different arguments.',
  ],
  figures: [],
};
const MAX_SPAN_IDS = 200;

export const agentLoop: TraceEvaluator = {
  name: 'agent_loop',
  version: '1',
  cost: 'cheap',
  labels: ['none', 'loop'],
  failing: ['loop'],
  card,
  evaluate(steps: readonly Step[]) {
    const turns = steps.filter(
      ({ type }) => type === 'tool' || type === 'agent' || type === 'retriever',
    ).length;
    if (turns === 0) return null;
    const { loops, marks } = readAgentSteps(steps);
    if (loops.length === 0) return { value: 1, label: 'none', metadata: { turns } };
    const longest = loops.reduce((a, b) => (b.times > a.times ? b : a));
    const spanIds = [
      ...new Set(marks.filter(({ kind }) => kind === 'loop').map(({ spanId }) => spanId)),
    ].toSorted();
    return {
      value: Math.max(0, 1 - spanIds.length / turns),
      label: 'loop',
      explanation:
        longest.kind === 'cycle'
          ? `The same ${longest.steps.length} steps were run ${longest.times} times in a row.`
          : `The same call was made ${longest.times} times.`,
      metadata: { turns, loops: loops.slice(0, 20), spanIds: spanIds.slice(0, MAX_SPAN_IDS) },
    };
  },
};
