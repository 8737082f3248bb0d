import { lookup as lookupByName, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { type AddressRules, isAllowedAddress } from './address-rules.js';
import { explainRefusedAddress } from './explain-refused-url.js';
import { RefusedTargetError } from './refused-target-error.js';

export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Resolves a name for a connection that is about to be made. The connection goes to the addresses that were checked here,
 * so a name that is resolved to another address a moment later changes nothing. One refused address among several
 * refuses all: which one is taken depends on who answers first.
 */
export function guardLookup(
  rules: AddressRules,
  protocol: string,
  resolve: Resolve = lookupByName,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const refused = addresses.find(({ address }) => !isAllowedAddress(address, rules, protocol));
      if (refused) return callback(new RefusedTargetError(explainRefusedAddress(refused.address)), []);
      const [first] = addresses;
      if (options.all || !first) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
