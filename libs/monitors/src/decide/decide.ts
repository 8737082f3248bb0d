import type { MonitorDefinition } from '@almenara/contract';
import { judgeBound } from '../detectors/bound.js';
import { judgeChange } from '../detectors/change.js';
import type { Finding } from '../detectors/finding.js';
import { judgeSilence } from '../detectors/silence.js';
import type { Observation } from '../observation/observation.js';
import { type Decision } from './decision.js';
import { isInMaintenance } from './maintenance.js';
import type { MonitorState } from './state.js';

const HOUR_MS = 3_600_000;

export interface Decided {
  readonly state: MonitorState;
  readonly decision: Decision;
}

/**
 * What a monitor says of its next window. It depends on what it is given alone: the same states and observations lead to
 * the same decisions, live and in a backtest.
 *
 * @param now when the window is judged, in ms: `dueAt` of the window, however late the work is done.
 */
export function decide(
  definition: MonitorDefinition,
  state: MonitorState,
  observation: Observation,
  now: number,
): Decided {
  // Whoever closed the incident ended the alarm with it.
  const before = observation.restart ? { ...state, ...ENDED, restart: observation.restart } : state;
  if (isInMaintenance(definition, observation.window))
    return {
      state: before,
      decision: { outcome: 'quiet', why: 'maintenance', ...UNTOLD, evidence: null },
    };
  const restarted = { ...observation, restart: before.restart };
  const { finding, memory } = judge(definition, before, restarted);
  return settle(definition, { ...before, restart: null, ...memory }, finding, observation, now);
}

const UNTOLD = { opened: false, retold: false, alarmFrom: null } as const;
const ENDED = { isAlarmed: false, openedAt: null, quietFor: 0, toldAt: null } as const;

type Memory = Partial<Pick<MonitorState, 'silence' | 'change'>>;

function judge(
  { detector, watch, windowMinutes }: MonitorDefinition,
  state: MonitorState,
  observation: Observation,
): { finding: Finding; memory: Memory } {
  switch (detector.kind) {
    case 'bound':
      return { finding: judgeBound(detector, observation, isCount(watch)), memory: {} };
    case 'data_quality':
      return { finding: judgeBound({ ...detector, side: 'above' }, observation, false), memory: {} };
    case 'change': {
      const { finding, history } = judgeChange(detector, state.change, observation);
      return { finding, memory: { change: history } };
    }
    case 'no_data': {
      const isNormal = typeof observation.restart?.since === 'number';
      const rule = { hours: detector.hours, windowMinutes, isNormal };
      const { finding, silence } = judgeSilence(rule, state.silence, observation);
      return { finding, memory: { silence } };
    }
  }
}

/** Counts say as much with nothing in them as with anything. */
function isCount(watch: MonitorDefinition['watch']): boolean {
  if (watch.kind === 'ledger') return watch.measure !== 'lag';
  return watch.kind === 'metric' && watch.metric === 'answers';
}

/** From what a detector found to what is said: windows without data, muting, and hysteresis. */
function settle(
  definition: MonitorDefinition,
  state: MonitorState,
  finding: Finding,
  observation: Observation,
  now: number,
): Decided {
  const evidence = finding.evidence ?? null;
  const isEmpty = observation.n === 0 && definition.detector.kind !== 'no_data' && !isCount(definition.watch);
  if (isEmpty && definition.noData === 'hold')
    return { state, decision: { outcome: 'no_data', why: 'no_answers', ...UNTOLD, evidence } };
  const isBreach = isEmpty ? definition.noData === 'alarm' : finding.finding === 'breach';
  const why = isEmpty ? 'no_answers' : finding.why;
  if (!isEmpty && finding.finding === 'insufficient')
    return { state, decision: { outcome: 'insufficient', why, ...UNTOLD, evidence } };
  if (isBreach) return alarm(definition, state, { why, evidence }, observation, now);
  if (!state.isAlarmed) {
    const isSilent = observation.n === 0 && !isCount(definition.watch);
    return { state, decision: { outcome: isSilent ? 'no_data' : 'quiet', why, ...UNTOLD, evidence } };
  }
  const quietFor = state.quietFor + 1;
  if (quietFor < definition.recoverAfter) {
    const decision: Decision = {
      outcome: 'alarm',
      why: 'recovering',
      ...UNTOLD,
      alarmFrom: state.openedAt,
      evidence,
    };
    return { state: { ...state, quietFor }, decision };
  }
  return {
    state: { ...state, ...ENDED },
    decision: { outcome: 'recovered', why, ...UNTOLD, alarmFrom: state.openedAt, evidence },
  };
}

function alarm(
  { renotifyHours }: MonitorDefinition,
  state: MonitorState,
  { why, evidence }: Pick<Decision, 'why' | 'evidence'>,
  { window, muted }: Observation,
  now: number,
): Decided {
  if (!state.isAlarmed) {
    // Nobody is told; what still lasts when the silence is over is an alarm then.
    if (muted) return { state, decision: { outcome: 'quiet', why: 'muted', ...UNTOLD, evidence } };
    return {
      state: { ...state, isAlarmed: true, openedAt: window, quietFor: 0, toldAt: now },
      decision: { outcome: 'alarm', why, opened: true, retold: false, alarmFrom: window, evidence },
    };
  }
  const isDue =
    renotifyHours !== null && state.toldAt !== null && now - state.toldAt >= renotifyHours * HOUR_MS;
  const retold = isDue && !muted;
  return {
    state: { ...state, quietFor: 0, toldAt: retold ? now : state.toldAt },
    decision: { outcome: 'alarm', why, opened: false, retold, alarmFrom: state.openedAt, evidence },
  };
}
