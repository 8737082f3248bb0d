import type { MonitorDefinition } from '@almenara/contract';
import { decide } from '../decide/decide.js';
import type { Decision } from '../decide/decision.js';
import { dueAt } from '../decide/due-at.js';
import { FIRST_STATE, type MonitorState } from '../decide/state.js';
import type { Observation } from '../observation/observation.js';

export interface JudgedWindow {
  readonly observation: Observation;
  readonly decision: Decision;
}

/**
 * What the monitor would have said of these windows: the fold of `decide`, the function that judges live.
 *
 * @param observations in the order of their windows.
 */
export function backtest(
  definition: MonitorDefinition,
  observations: Iterable<Observation>,
  from: MonitorState = FIRST_STATE,
): { windows: JudgedWindow[]; state: MonitorState } {
  const windows: JudgedWindow[] = [];
  let state = from;
  for (const observation of observations) {
    const decided = decide(definition, state, observation, dueAt(definition, observation.window));
    state = decided.state;
    windows.push({ observation, decision: decided.decision });
  }
  return { windows, state };
}
