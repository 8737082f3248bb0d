import type { JudgedHour } from '@almenara/trace-store';

/** Judged hours without evidence, all together, after which a change is over. Hours without events do not count. */
export const QUIET_HOURS = 72;

type Hour = Pick<JudgedHour, 'state' | 'hour' | 'logEvidence' | 'logStatistic' | 'logAlarm'>;

/** Whether the newest hours of a stream, in order of time, speak against the change that its alarm told of. */
export function isQuiet(hours: readonly Hour[], alarmAt: Date): boolean {
  const since = hours.filter(
    ({ state, hour }) => state === 'judged' && Date.parse(hour) >= alarmAt.getTime(),
  );
  const newest = since.slice(-QUIET_HOURS);
  if (newest.length < QUIET_HOURS) return false;
  const evidence = newest.reduce((sum, { logEvidence }) => sum + logEvidence, 0);
  return evidence <= 0 && newest.every(({ logStatistic, logAlarm }) => logStatistic < logAlarm);
}
