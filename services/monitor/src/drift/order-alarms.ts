import type { Alarm } from '@almenara/trace-store';

/** Of streams that notice a change in the same hour the first one gives the incident its name: what was asked, before what came of it. */
const FIRST = ['prompt', 'retrieved', 'output'];

export function orderAlarms(alarms: readonly Alarm[]): Alarm[] {
  const rank = ({ stream }: Alarm): number => {
    const at = FIRST.indexOf(stream);
    return at === -1 ? FIRST.length : at;
  };
  return alarms.toSorted((one, other) => one.hour - other.hour || rank(one) - rank(other));
}
