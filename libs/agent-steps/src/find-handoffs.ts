import type { StepMark } from '@almenara/contract';
import { nearestAncestors } from './nearest-ancestors.js';
import { agentName, type Hint, isAgent, type Step, toolName } from './step.js';

interface Handoff {
  readonly toldBy: string | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Agents that give the conversation to another: spans of their own, and tools that are named so. */
export function findHandoffs(steps: readonly Step[]): StepMark[] {
  const found = new Map<Step, Handoff>();
  for (const step of steps) {
    const handoff = readTold(step) ?? readNamed(step);
    if (handoff) found.set(step, handoff);
  }
  const outer = nearestAncestors(steps, (step) => found.has(step));
  const agents = nearestAncestors(steps, isAgent);
  return [...found]
    .filter(([step]) => !outer.get(step))
    .map(([step, { toldBy, from, to }]) => {
      const agent = agents.get(step);
      return {
        spanId: step.spanId,
        kind: 'handoff',
        toldBy,
        from: from ?? (agent ? agentName(agent) : null),
        to: to ?? null,
      };
    });
}

const FROM: readonly Hint[] = ['gen_ai.handoff.from_agent', 'gen_ai.handoff.from_agent.name', 'from_agent'];
const TO: readonly Hint[] = ['gen_ai.handoff.to_agent', 'gen_ai.handoff.to_agent.name', 'to_agent'];

function readTold({ hints, type }: Step): Handoff | undefined {
  const to = TO.find((key) => hints[key]);
  const said = (['gen_ai.operation.name', 'traceloop.span.kind'] as const).find(
    (key) => hints[key] === 'handoff',
  );
  const toldBy = said ?? to;
  // Frameworks put these attributes on calls of the agent too, which hand nothing off.
  if (!toldBy || type === 'llm' || type === 'agent') return undefined;
  const from = FROM.find((key) => hints[key]);
  return { toldBy, from: from && hints[from], to: to && hints[to] };
}

const NAMES: readonly RegExp[] = [
  /^hand-?off from (?<from>.+) to (?<to>.+)$/i,
  /^hand-?off to (?<to>.+)$/i,
  /^hand-?off: (?<from>.+) (?:->|→) (?<to>.+)$/i,
  /^(?<from>.+) → (?<to>.+)\.handoff$/i,
];
const TOOLS: readonly RegExp[] = [
  /^(?:transfer|hand_?off|delegate)_(?:back_)?to_(?<to>.+)$/i,
  /^(?:delegate work|ask question) to coworker$/i,
];
/** Tools of this name say in their arguments whom they mean. */
const ANYONE = /^(?:an?_)?agent$/i;
const ARGUMENTS = ['agent_name', 'agentName', 'agent', 'target', 'to', 'coworker'];

function readNamed(step: Step): Handoff | undefined {
  for (const pattern of NAMES) {
    const groups = pattern.exec(step.name)?.groups;
    if (groups) return { toldBy: null, from: unquoted(groups['from']), to: unquoted(groups['to']) };
  }
  if (step.type !== 'tool') return undefined;
  for (const pattern of TOOLS) {
    const match = pattern.exec(toolName(step));
    if (!match) continue;
    const to = match.groups?.['to'];
    return { toldBy: null, to: to && !ANYONE.test(to) ? to : targetIn(step.argumentsExcerpt) };
  }
  return undefined;
}

function unquoted(name: string | undefined): string | undefined {
  return name?.replace(/^['"](.*)['"]$/, '$1');
}

function targetIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const record = value as Record<string, unknown>;
    return ARGUMENTS.map((key) => record[key]).find((each) => typeof each === 'string');
  } catch {
    return undefined;
  }
}
