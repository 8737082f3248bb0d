import { ControlPlaneError } from './control-plane-error.js';
import { findErrorCode } from './find-error-code.js';

const FOREIGN_KEY_VIOLATION = '23503';

export function explainUnknownProject(error: unknown, project: string): unknown {
  if (findErrorCode(error) !== FOREIGN_KEY_VIOLATION) return error;
  return new ControlPlaneError('unknown-project', `There is no project "${project}".`);
}
