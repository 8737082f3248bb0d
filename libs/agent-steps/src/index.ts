export * from './read-agent-steps.js';
export { HINT_ATTRIBUTES, type Hint, type Step } from './step.js';
