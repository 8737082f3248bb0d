/** Words of incidents, without a schema: the console's pages take them as they are. */
export const INCIDENT_KINDS = ['drift', 'encoder_changed', 'monitor'] as const;
export const INCIDENT_STATES = ['open', 'closed'] as const;
export const INCIDENT_RESOLUTIONS = ['resolved', 'recovered', 'false_alarm', 'new_normal', 'merged'] as const;
/** Those a person may choose. */
export const CHOSEN_RESOLUTIONS = ['resolved', 'false_alarm', 'new_normal'] as const;
/** The least first. */
export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export const INCIDENT_EVENTS = [
  'opened',
  'acknowledged',
  'snoozed',
  'snooze_ended',
  'commented',
  'evidence_added',
  'stream_added',
  'merged',
  'severity_raised',
  'notified',
  'closed',
  'reopened',
  'target_paused',
  'remediation_proposed',
  'remediation_approved',
  'remediation_rejected',
  'remediation_expired',
  'remediation_skipped',
  'remediation_delivered',
  'remediation_delivery_unknown',
  'remediation_succeeded',
  'remediation_failed',
  'remediation_timed_out',
  'remediation_cancelled',
  'remediation_verified',
  'remediation_not_fixed',
  'remediation_inconclusive',
] as const;
/** What of an app is looked at for the versions that came or went around the beginning of an incident. */
export const CHANGED_DIMENSIONS = ['release', 'prompt', 'model', 'variant', 'embedding', 'index'] as const;
/** A mark that outlives this would be forgotten. */
export const LONGEST_SNOOZE_DAYS = 30;
