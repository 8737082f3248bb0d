import type { Replay } from '@almenara/contract';

type Progress = Pick<Replay, 'state' | 'total' | 'stored' | 'failedAgain'>;

/** Handed to the log is not stored: a replay is over only when the writer has answered for each letter. */
export function isUnfinished(replay: Progress | undefined): boolean {
  if (replay === undefined || replay.state === 'waiting' || replay.state === 'running') return true;
  return replay.state === 'done' && decidedOf(replay) < replay.total;
}

/** Letters of which the end is known. */
export function decidedOf({ stored, failedAgain }: Pick<Replay, 'stored' | 'failedAgain'>): number {
  return stored + failedAgain;
}
