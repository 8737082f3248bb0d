import { expect, test } from 'vitest';
import { choosePrivateTargets } from './choose-private-targets.js';

test.each([
  [{ host: '127.0.0.1' }, 'loopback'],
  [{ host: '::1' }, 'loopback'],
  [{ host: 'localhost' }, 'loopback'],
  [{ host: '0.0.0.0' }, 'refused'],
  [{ host: '127.0.0.1', publicUrl: 'https://almenara.example' }, 'refused'],
  [{ host: '0.0.0.0', allowPrivateTargets: true }, 'allowed'],
])('a standalone of %j: private targets are %s', (told, expected) => {
  expect(choosePrivateTargets({ allowPrivateTargets: false, ...told })).toBe(expected);
});
