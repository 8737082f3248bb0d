import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, isPassword, NOBODYS_HASH } from './password.js';

test('a password is known by its hash, in any form of Unicode, and no other is', async () => {
  const hash = await hashPassword('contraseña más larga');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await isPassword('contraseña más larga'.normalize('NFD'), hash)).toBe(true);
  expect(await isPassword('contraseña más larg', hash)).toBe(false);
  expect(await hashPassword('contraseña más larga')).not.toBe(hash);
});

test('a hash with smaller parameters still works and is outdated', async () => {
  const salt = Buffer.from('sixteen bytes ok');
  const tag = argon2Sync('argon2id', {
    message: 'from long ago',
    nonce: salt,
    parallelism: 1,
    tagLength: 16,
    memory: 1024,
    passes: 1,
  });
  const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  const old = `$argon2id$v=19$m=1024,t=1,p=1$${text(salt)}$${text(tag)}`;
  expect(await isPassword('from long ago', old)).toBe(true);
  expect(isOutdated(old)).toBe(true);
  expect(isOutdated(await hashPassword('from long ago'))).toBe(false);
});

test('what is checked when nobody has the e-mail costs what a real check costs, and fits no password', async () => {
  expect(isOutdated(NOBODYS_HASH)).toBe(false);
  expect(await isPassword('', NOBODYS_HASH)).toBe(false);
});
