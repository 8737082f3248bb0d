import type { IncidentItem } from '@almenara/contract';

export const INCIDENT_GROUPS = ['mine', 'others', 'closed'] as const;
export type IncidentGroupName = (typeof INCIDENT_GROUPS)[number];

type Grouped = Pick<IncidentItem, 'state' | 'acknowledgedBy' | 'snoozedUntil'>;

/** Whom an incident waits for: the reader, where nobody or the reader looks after it; nobody, while it is put off. */
export function groupOf(
  { state, acknowledgedBy, snoozedUntil }: Grouped,
  readerId: string,
): IncidentGroupName {
  if (state === 'closed') return 'closed';
  if (snoozedUntil) return 'others';
  return acknowledgedBy === null || acknowledgedBy.id === readerId ? 'mine' : 'others';
}

/** The groups that have any, each in the order of the list. */
export function groupIncidents<Item extends Grouped>(
  incidents: readonly Item[],
  readerId: string,
): { readonly name: IncidentGroupName; readonly incidents: readonly Item[] }[] {
  return INCIDENT_GROUPS.map((name) => ({
    name,
    incidents: incidents.filter((incident) => groupOf(incident, readerId) === name),
  })).filter((group) => group.incidents.length > 0);
}
