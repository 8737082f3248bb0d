/** Words of incidents, without a schema: the console's pages take them as they are. */
export const INCIDENT_KINDS = ['drift', 'encoder_changed', 'monitor'] as const;
export const INCIDENT_STATES = ['open', 'closed'] as const;
export const INCIDENT_RESOLUTIONS = ['resolved', 'recovered', 'false_alarm', 'new_normal', 'merged'] as const;
/** Those a person may choose. */
export const CHOSEN_RESOLUTIONS = ['resolved', 'false_alarm', 'new_normal'] as const;
export const INCIDENT_EVENTS = [
  'opened',
  'acknowledged',
  'snoozed',
  'commented',
  'evidence_added',
  'notified',
  'closed',
  'reopened',
] as const;
