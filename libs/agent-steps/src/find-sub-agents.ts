import type { StepMark } from '@almenara/contract';
import { nearestAncestors } from './nearest-ancestors.js';
import { agentName, isAgent, type Step } from './step.js';

/** Agents that run within another one. Spans of the same agent inside one another are its own layers. */
export function findSubAgents(steps: readonly Step[]): StepMark[] {
  const outer = nearestAncestors(steps, isAgent);
  return steps.filter(isAgent).flatMap((step) => {
    const above = outer.get(step);
    if (!above || agentName(above) === agentName(step)) return [];
    const told = 'graph.node.parent_id' satisfies keyof Step['hints'];
    return [
      {
        spanId: step.spanId,
        kind: 'subAgent' as const,
        toldBy: step.hints[told] ? told : null,
        from: agentName(above),
        to: agentName(step),
      },
    ];
  });
}
