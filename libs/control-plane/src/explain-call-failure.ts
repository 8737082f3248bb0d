import { ControlPlaneError } from './control-plane-error.js';
import { findErrorCode } from './find-error-code.js';

/** Codes of sockets, and of a PostgreSQL that ends, starts or has no room for another connection. */
const AWAY = /^(E[A-Z]{3,}|08\w{3}|57P0[1-5]|53[34]00)$/;
/** What the driver says, without a code, of a connection that broke or could not be had. */
const BROKEN = /connection (terminated|ended|timeout|is closed)|timeout exceeded when trying to connect/i;

/** A database that is away is told apart from a mistake: the same call may succeed later. */
export function explainCallFailure(error: unknown): unknown {
  if (error instanceof ControlPlaneError || !(error instanceof Error)) return error;
  if (!AWAY.test(findErrorCode(error) ?? '') && !BROKEN.test(error.message)) return error;
  return new ControlPlaneError('unreachable', 'The database of the control plane does not answer.');
}
