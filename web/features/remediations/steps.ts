import {
  REMEDIATION_ENDS,
  REMEDIATION_STATES,
  type RemediationDetail,
  type RemediationState,
} from '@almenara/contract';

/** As it goes where nothing goes wrong. */
const PATH: readonly RemediationState[] = [
  'proposed',
  'approved',
  'delivered',
  'running',
  'succeeded',
  'verifying',
  'verified',
];

export interface Step {
  readonly state: RemediationState;
  readonly status: 'done' | 'now' | 'ahead';
  /** When it was reached; null for one that is ahead. */
  readonly at: string | null;
}

type Told = Pick<RemediationDetail, 'state' | 'history'>;

/** The states that were reached, in their order, and those that are ahead of one that has not ended. */
export function stepsOf({ state, history }: Told): Step[] {
  const reached: { state: RemediationState; at: string | null }[] = [];
  for (const { event, at } of history) {
    const known = REMEDIATION_STATES.find((each) => each === event);
    if (known && !reached.some((step) => step.state === known)) reached.push({ state: known, at });
  }
  if (!reached.some((step) => step.state === state)) reached.push({ state, at: null });
  const done = reached.map((step): Step => ({ ...step, status: step.state === state ? 'now' : 'done' }));
  return [...done, ...statesAhead(state).map((each): Step => ({ state: each, status: 'ahead', at: null }))];
}

function statesAhead(state: RemediationState): readonly RemediationState[] {
  if (REMEDIATION_ENDS.some((end) => end === state)) return [];
  // Beside the path: from here it goes on as if it had been delivered.
  const from = state === 'delivery_unknown' ? 'approved' : state;
  return PATH.slice(PATH.indexOf(from) + 1);
}
