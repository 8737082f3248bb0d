import { ControlPlaneError } from '../control-plane-error.js';
import { findErrorCode } from '../find-error-code.js';
import { type ControlPlaneLocation, describeLocation } from './control-plane-location.js';

const HINTS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there; start PostgreSQL or correct DATABASE_URL',
  ENOTFOUND: 'the host name is not known; correct DATABASE_URL',
  EAI_AGAIN: 'the host name could not be looked up; correct DATABASE_URL or try again',
  ETIMEDOUT: 'no answer in time; check the address and the firewall',
  ENOENT: 'there is no such socket; start PostgreSQL or correct DATABASE_URL',
  '28P01': 'user or password is not accepted; correct DATABASE_URL',
  '28000': 'the user is not allowed to connect; correct DATABASE_URL or pg_hba.conf',
  '3D000': 'the database does not exist; create it or correct DATABASE_URL',
  '42501': 'the user may not create tables there; grant it CREATE on the schema',
  '53300': 'the server has no free connection',
  '57P03': 'the server is starting or stopping; try again',
};

/** A message for the person who starts the process. Never quotes the driver: its text may hold the address. */
export function explainOpenFailure(error: unknown, location: ControlPlaneLocation): ControlPlaneError {
  if (error instanceof ControlPlaneError) return error;
  const where = describeLocation(location);
  if (location.kind === 'embedded') {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    return new ControlPlaneError('damaged', `The control plane in ${where} cannot be opened: ${reason}`, {
      cause: error,
    });
  }
  return new ControlPlaneError('unreachable', `PostgreSQL at ${where} cannot be used: ${describe(error)}.`);
}

function describe(error: unknown): string {
  const code = findErrorCode(error);
  const hint = code && HINTS[code];
  if (hint) return `${hint} (${code})`;
  if (error instanceof Error && /timeout/i.test(error.message)) return HINTS['ETIMEDOUT']!;
  return code ? `error ${code}` : 'the connection failed; check DATABASE_URL';
}
