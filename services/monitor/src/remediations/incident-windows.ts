import type { IncidentDetail } from '@almenara/control-plane';

const HOUR_MS = 3_600_000;
/** Where the evidence names no windows. */
const CURRENT_HOURS = 24;
const REFERENCE_HOURS = 14 * 24;

export interface Range {
  readonly since: number;
  readonly until: number;
}

/** When it was as the incident says, up to now, and when it was as it should be. */
export function incidentWindows(
  { since, openedAt, evidence }: IncidentDetail,
  now: number,
): { before: Range; reference: Range } {
  const begun = Math.min((since ?? openedAt).getTime(), openedAt.getTime());
  const { windows } = evidence;
  const from = windows ? Date.parse(windows.curFrom) : since ? begun : begun - CURRENT_HOURS * HOUR_MS;
  return {
    before: { since: from, until: now },
    reference: windows
      ? { since: Date.parse(windows.refFrom), until: Date.parse(windows.refTo) }
      : { since: from - REFERENCE_HOURS * HOUR_MS, until: from },
  };
}
