export { nearestAncestors } from './nearest-ancestors.js';
export * from './read-agent-steps.js';
export { HINT_ATTRIBUTES, type Hint, type Step, toolName } from './step.js';
