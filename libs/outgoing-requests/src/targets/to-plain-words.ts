import type { TargetMessage } from './target-adapter.js';

/** One sentence for people, of names that the project chose and words of this product; nothing that users wrote. */
export function toPlainWords({ event, data }: Pick<TargetMessage, 'event' | 'data'>): string {
  const project = word(data['project']) ?? 'a project';
  const key = word(data['key']) ?? 'An incident';
  const stream = word(data['stream']);
  const monitor = nameOf(data['monitors']);
  const subject = monitor ?? stream;
  const severity = words(data['severity']);
  const about = `${severity ? `${severity}, ` : ''}${words(data['kind']) ?? 'alarm'}${subject ? ` of ${subject}` : ''}`;
  const cause = words(data['cause']);
  switch (event) {
    case 'target.test':
      return `This is a test. Incidents of ${project} are told here.`;
    case 'incident.opened':
      return `${key} was opened in ${project}: ${about}${cause ? `, cause: ${cause}` : ''}.`;
    case 'incident.acknowledged':
      return `${key} in ${project} was acknowledged: ${about}.`;
    case 'incident.closed':
      return `${key} in ${project} was closed as ${words(data['resolution']) ?? 'resolved'}: ${about}.`;
    case 'incident.reopened':
      return `${key} in ${project} came back and is open again: ${about}.`;
    case 'incident.reminded':
      return `${key} in ${project} was put off until now: ${about}.`;
    case 'remediation.requested': {
      const incident = word(data['incident']);
      const trial = data['dryRun'] === true ? ' as a dry run' : '';
      const reason = incident ? ` for ${incident}` : '';
      return `A remediation (${words(data['action']) ?? 'any'}) was requested${trial}${reason} in ${project}.`;
    }
    default:
      return `${event} in ${project}.`;
  }
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
}

/** Of the monitor whose alarm came first. */
function nameOf(monitors: unknown): string | undefined {
  const first: unknown = Array.isArray(monitors) ? monitors[0] : undefined;
  return typeof first === 'object' && first !== null && 'name' in first ? word(first.name) : undefined;
}

function words(value: unknown): string | undefined {
  return word(value)?.replaceAll('_', ' ');
}
