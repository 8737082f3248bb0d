import ipaddr from 'ipaddr.js';

/**
 * Which addresses besides those of the public internet may be asked: none, this machine's own, or those of private
 * networks too.
 */
export const PRIVATE_TARGETS = ['refused', 'loopback', 'allowed'] as const;
export type PrivateTargets = (typeof PRIVATE_TARGETS)[number];

export interface AddressRules {
  readonly privateTargets: PrivateTargets;
}

export type AddressClass = 'public' | 'loopback' | 'private' | 'never';

/** Answers for machines in a cloud with the credentials of those machines, outside the link-local range. */
const METADATA_SERVICES = new Set(['fd00:ec2::254', '100.100.100.200']);

/** All that is routed on the public internet by IPv6. */
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

const PRIVATE_RANGES = new Set(['private', 'uniqueLocal', 'carrierGradeNat']);

/** An address in IPv4, IPv6 or IPv4 mapped into IPv6. What is neither public nor known to be private is `never`. */
export function classifyAddress(text: string): AddressClass {
  if (!ipaddr.isValid(text)) return 'never';
  const address = ipaddr.process(text);
  if (METADATA_SERVICES.has(address.toString())) return 'never';
  const range = address.range();
  if (range === 'loopback') return 'loopback';
  if (PRIVATE_RANGES.has(range)) return 'private';
  if (range !== 'unicast') return 'never';
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST) ? 'public' : 'never';
}

/**
 * Whether a request may go to an address. Without encryption only to one that is not public: what is sent tells of the
 * project, and often holds a key.
 */
export function isAllowedAddress(
  address: string,
  { privateTargets }: AddressRules,
  protocol: string,
): boolean {
  switch (classifyAddress(address)) {
    case 'public':
      return protocol === 'https:';
    case 'loopback':
      return privateTargets !== 'refused';
    case 'private':
      return privateTargets === 'allowed';
    case 'never':
      return false;
  }
}
