/**
 * How a worker behaves, so that what watches it can be tried: `slow` pauses between its steps; `fails`; `lies` says
 * that it succeeded and did nothing; `no_op` does all of the work with nothing new in it; `replays` tells each
 * status twice and all of them again after the end. Several may be combined.
 */
export const BEHAVIOURS = ['slow', 'fails', 'lies', 'no_op', 'replays'] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];
