import { describe, expect, test } from 'vitest';
import { classifyAddress, isAllowedAddress } from './address-rules.js';

describe('an address is', () => {
  test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    '%s public',
    (address) => expect(classifyAddress(address)).toBe('public'),
  );
  test.each(['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'])(
    '%s of this machine',
    (address) => expect(classifyAddress(address)).toBe('loopback'),
  );
  test.each([
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    'fc00::1',
    'fdff::1',
    '::ffff:10.0.0.1',
    '::ffff:c0a8:101',
  ])('%s of a private network', (address) => expect(classifyAddress(address)).toBe('private'));
  test.each([
    ['of no machine', '0.0.0.0'],
    ['of no machine', '0.1.2.3'],
    ['of no machine', '::'],
    ['link-local', '169.254.1.1'],
    ['the metadata service of several clouds', '169.254.169.254'],
    ['that service, mapped', '::ffff:169.254.169.254'],
    ['that service, mapped in hex', '::ffff:a9fe:a9fe'],
    ['a metadata service on IPv6', 'fd00:ec2::254'],
    ['a metadata service among private addresses', '100.100.100.200'],
    ['a metadata service among reserved addresses', '192.0.0.192'],
    ['link-local on IPv6', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['multicast', '224.0.0.1'],
    ['multicast on IPv6', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['for documentation', '192.0.2.1'],
    ['for documentation on IPv6', '2001:db8::1'],
    ['for benchmarks', '198.18.0.1'],
    ['reserved', '240.0.0.1'],
    ['IPv4 inside NAT64', '64:ff9b::7f00:1'],
    ['IPv4 inside 6to4', '2002:7f00:1::'],
    ['IPv4 inside Teredo', '2001:0:7f00:1::'],
    ['IPv4 translated', '::ffff:0:127.0.0.1'],
    ['IPv4 compatible', '::7f00:1'],
    ['not an address', 'localhost'],
    ['not an address', ''],
  ])('never asked: %s, %s', (_what, address) => {
    expect(classifyAddress(address)).toBe('never');
    expect(isAllowedAddress(address, { privateTargets: 'allowed' }, 'https:')).toBe(false);
  });
});

test('private addresses are asked only where the installation allows them, and public ones only with encryption', () => {
  const asked = (address: string, protocol = 'https:') =>
    (['refused', 'loopback', 'allowed'] as const).filter((privateTargets) =>
      isAllowedAddress(address, { privateTargets }, protocol),
    );
  expect(asked('8.8.8.8')).toEqual(['refused', 'loopback', 'allowed']);
  expect(asked('8.8.8.8', 'http:')).toEqual([]);
  expect(asked('127.0.0.1', 'http:')).toEqual(['loopback', 'allowed']);
  expect(asked('::ffff:127.0.0.1')).toEqual(['loopback', 'allowed']);
  expect(asked('10.1.2.3', 'http:')).toEqual(['allowed']);
});
