import type { StepLoop, StepMark } from '@almenara/contract';
import { byStart } from './find-retries.js';
import { nearestAncestors } from './nearest-ancestors.js';
import { agentName, isAgent, isTool, type Step, toolName } from './step.js';

/** Fewer repetitions happen in sound programs too. */
const ROUNDS = 3;
const LONGEST_CYCLE = 6;

export interface FoundLoops {
  readonly loops: StepLoop[];
  readonly marks: StepMark[];
}

interface Turn {
  readonly step: Step;
  readonly name: string;
  /** Equal for equal steps; undefined when it cannot be told, because the arguments were not sent. */
  readonly key: string | undefined;
}

/**
 * Within one agent, or outside of all: a cycle of tools and agents that follow each other again and again, and a tool
 * that is asked the same thing again, whatever lies between.
 */
export function findLoops(steps: readonly Step[]): FoundLoops {
  const found: { loop: StepLoop; members: readonly Turn[] }[] = [];
  for (const turns of turnsByAgent(steps)) {
    const cycles = findCycles(turns);
    for (const { length, members } of cycles) {
      const loop = {
        kind: 'cycle' as const,
        steps: members.slice(0, length).map(({ name }) => name),
        times: members.length / length,
      };
      found.push({ loop, members });
    }
    const inCycle = new Set(cycles.flatMap(({ members }) => members));
    const groups = Map.groupBy(
      turns.filter(({ step, key }) => key !== undefined && !isAgent(step)),
      ({ key }) => key,
    );
    for (const members of groups.values()) {
      if (members.length < ROUNDS || members.every((turn) => inCycle.has(turn))) continue;
      const loop = { kind: 'sameArguments' as const, steps: [members[0]!.name], times: members.length };
      found.push({ loop, members: members.filter((turn) => !inCycle.has(turn)) });
    }
  }
  return {
    loops: found.map(({ loop }) => loop),
    marks: found.flatMap(({ members }, loop) =>
      members.map(({ step }) => ({ spanId: step.spanId, kind: 'loop' as const, toldBy: null, loop })),
    ),
  };
}

/** What each agent did by itself, in order. A tool inside a tool is the outer one's own business. */
function turnsByAgent(steps: readonly Step[]): Turn[][] {
  const agents = nearestAncestors(steps, isAgent);
  const tools = nearestAncestors(steps, isTool);
  const own = steps.filter((step) => isTurn(step) && !tools.get(step));
  return [...Map.groupBy(own, (step) => agents.get(step)).values()].map((group) =>
    group.toSorted(byStart).map((step) => ({ step, ...identify(step) })),
  );
}

function isTurn(step: Step): boolean {
  return isTool(step) || isAgent(step) || step.type === 'retriever';
}

function identify(step: Step): { name: string; key: string | undefined } {
  if (isAgent(step)) {
    const name = agentName(step);
    return { name, key: JSON.stringify(['agent', name]) };
  }
  const name = toolName(step);
  const { type, argumentsHash } = step;
  return { name, key: argumentsHash === null ? undefined : JSON.stringify([type, name, argumentsHash]) };
}

/** The shortest cycles of at least two different steps, each begun after the one before had ended. */
function findCycles(turns: readonly Turn[]): { length: number; members: Turn[] }[] {
  const cycles: { length: number; members: Turn[] }[] = [];
  const isTaken = turns.map(() => false);
  for (let length = 2; length <= LONGEST_CYCLE; length++) {
    for (let start = 0; start + length * ROUNDS <= turns.length;) {
      let end = start + 1;
      while (end < turns.length && !isTaken[end] && follows(turns, end)) {
        if (end - start >= length && turns[end]!.key !== turns[end - length]!.key) break;
        end++;
      }
      const rounds = Math.floor((end - start) / length);
      const members = turns.slice(start, start + rounds * length);
      const different = new Set(members.slice(0, length).map(({ key }) => key)).size;
      if (isTaken[start] || rounds < ROUNDS || different < 2) {
        // What begins later in this stretch ends where it ends.
        start = Math.max(start + 1, end - length + 1);
        continue;
      }
      cycles.push({ length, members });
      isTaken.fill(true, start, start + members.length);
      start += members.length;
    }
  }
  return cycles;
}

function follows(turns: readonly Turn[], at: number): boolean {
  const before = turns[at - 1]!;
  const turn = turns[at]!;
  if (before.key === undefined || turn.key === undefined) return false;
  return (before.step.endTime ?? before.step.startTime) <= turn.step.startTime;
}
