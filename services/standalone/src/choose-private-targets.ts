import type { Configuration } from '@almenara/configuration';
import type { PrivateTargets } from '@almenara/outgoing-requests';

/**
 * Where only this machine can reach the console, whoever uses it reaches this machine's services anyway: a model or a
 * receiver that runs beside it may be asked. Other private addresses want to be allowed.
 */
export function choosePrivateTargets({
  allowPrivateTargets,
  host,
  publicUrl,
}: Pick<Configuration, 'allowPrivateTargets' | 'host' | 'publicUrl'>): PrivateTargets {
  if (allowPrivateTargets) return 'allowed';
  const isLocal = host === 'localhost' || host === '::1' || host.startsWith('127.');
  return isLocal && publicUrl === undefined ? 'loopback' : 'refused';
}
