import type { Step } from './step.js';

/**
 * For each step the closest one above it that is wanted. Steps whose parent is missing stand at the top, and so does
 * one of each circle.
 */
export function nearestAncestors(
  steps: readonly Step[],
  isWanted: (step: Step) => boolean,
): ReadonlyMap<Step, Step | undefined> {
  const known = new Set(steps.map(({ spanId }) => spanId));
  const children = new Map<string, Step[]>();
  const tops: Step[] = [];
  for (const step of steps) {
    const { parentSpanId: parent } = step;
    if (parent === null || parent === step.spanId || !known.has(parent)) tops.push(step);
    else {
      const siblings = children.get(parent);
      if (siblings) siblings.push(step);
      else children.set(parent, [step]);
    }
  }
  const nearest = new Map<Step, Step | undefined>();
  const visit = (top: Step): void => {
    if (nearest.has(top)) return;
    nearest.set(top, undefined);
    const waiting = [top];
    for (let step = waiting.pop(); step; step = waiting.pop()) {
      const above = isWanted(step) ? step : nearest.get(step);
      for (const child of children.get(step.spanId) ?? []) {
        if (nearest.has(child)) continue;
        nearest.set(child, above);
        waiting.push(child);
      }
    }
  };
  tops.forEach(visit);
  steps.forEach(visit);
  return nearest;
}
