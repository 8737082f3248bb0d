import { DISPLAY_NAME_RULE, isDisplayName } from '../is-display-name.js';
import { type NewProject } from './new-project.js';

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

export function explainBadProject(project: Required<NewProject>): string | undefined {
  if (!ID.test(project.id)) {
    return 'A project id has 1 to 63 lower-case letters, digits and hyphens and begins with no hyphen.';
  }
  if (!isDisplayName(project.name)) return `A project name ${DISPLAY_NAME_RULE}.`;
  if (!isTimeZone(project.timeZone))
    return 'The time zone of a project is an IANA name such as Europe/Madrid.';
  if (!/^[A-Z]{3}$/.test(project.currency)) {
    return 'The currency of a project is a three-letter ISO 4217 code such as EUR.';
  }
  return undefined;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
