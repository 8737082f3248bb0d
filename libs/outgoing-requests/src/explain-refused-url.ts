import { isIP } from 'node:net';
import { type AddressRules, classifyAddress, isAllowedAddress } from './address-rules.js';

export const NOT_PUBLIC =
  'leads to an address that is not on the public internet; ALMENARA_ALLOW_PRIVATE_TARGETS=on allows private networks';
const UNENCRYPTED =
  'must begin with https://; without encryption only private addresses that are allowed are asked';

/**
 * Why an address is refused as far as its text tells, as the end of a sentence; undefined when only its name is left to
 * be resolved. Numbers in other notations than the usual one have been read by then, as every client reads them.
 */
export function explainRefusedUrl(text: string | URL, rules: AddressRules): string | undefined {
  const address = String(text);
  if (!URL.canParse(address)) return 'must be a whole address, beginning with https://';
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return 'must begin with https://';
  if (username || password) return 'must not hold a user or a password';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 0) {
    return protocol === 'http:' && rules.privateTargets === 'refused' ? UNENCRYPTED : undefined;
  }
  return isAllowedAddress(host, rules, protocol) ? undefined : explainRefusedAddress(host);
}

export function explainRefusedAddress(address: string): string {
  switch (classifyAddress(address)) {
    case 'public':
      return UNENCRYPTED;
    case 'never':
      return 'leads to an address that is never asked';
    default:
      return NOT_PUBLIC;
  }
}
