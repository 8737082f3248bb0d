import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '@almenara/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byConfiguration } from '../audit-log/actor.js';
import { type ControlPlane, openControlPlane } from '../open-control-plane.js';
import { backends } from '../testing/backends.js';

const SUBJECT = 'ab'.repeat(32);

for (const backend of backends) {
  const suite = backend.absent ? describe.skip : describe;
  suite(`erasures on ${backend.name}${backend.absent ? ` (skipped: ${backend.absent})` : ''}`, () => {
    let plane: ControlPlane;
    let now = Date.parse('2026-03-01T12:00:00Z');
    const wanted = (told: object = {}) => ({
      id: randomUUID(),
      project: 'shop',
      kind: 'actor' as const,
      subject: SUBJECT,
      receiptSubject: 'cd'.repeat(32),
      receiptSalt: 'salt',
      reason: null,
      steps: ['spans', 'receipt'],
      ...told,
    });

    beforeAll(async () => {
      await backend.start();
      plane = await openControlPlane({ ...(await backend.createFresh()), clock: () => now++ });
      await plane.projects.ensure({ id: 'shop', name: 'Shop' });
      await plane.projects.ensure({ id: 'rival', name: 'Rival' });
    });
    afterAll(async () => {
      await plane?.close();
      await backend.stop();
    });

    test('of any number asked for at once there is one; after its end there is a new one', async () => {
      const all = await Promise.all(
        Array.from({ length: 5 }, () => plane.erasures.create(wanted(), byConfiguration('test'))),
      );
      const [{ id }] = all as [(typeof all)[0]];
      expect(new Set(all.map((erasure) => erasure.id))).toEqual(new Set([id]));
      expect(
        (await plane.erasures.create(wanted({ project: 'rival' }), byConfiguration('test'))).id,
      ).not.toBe(id);
      await plane.erasures.recordStep(id, 'spans', 'running', 4);
      await plane.erasures.recordStep(id, 'spans', 'done', 4);
      await plane.erasures.recordStep(id, 'spans', 'running', 0);
      expect(await plane.erasures.create(wanted(), byConfiguration('test'))).toMatchObject({
        id,
        state: 'running',
      });
      await plane.erasures.finish(id, { version: 1 });
      await plane.erasures.finish(id, { version: 2 });
      const done = await plane.erasures.find('shop', id);
      expect(done).toMatchObject({ state: 'done', receipt: { version: 1 } });
      expect(done!.steps.map(({ state, rows }) => [state, rows])).toEqual([
        ['done', 4],
        ['done', null],
      ]);
      expect((await plane.erasures.create(wanted(), byConfiguration('test'))).id).not.toBe(id);
      expect(await plane.erasures.find('rival', id)).toBeUndefined();
    });

    test('are listed by project, the newest first, page by page', async () => {
      const own = [];
      for (const n of ['1', '2', '3'])
        own.push(await plane.erasures.create(wanted({ subject: n.repeat(64) }), byConfiguration('test')));
      const first = await plane.erasures.list('shop', 2);
      expect(first.map(({ id }) => id)).toEqual([own[2]!.id, own[1]!.id]);
      const next = await plane.erasures.list('shop', 1, first[1]);
      expect(next.map(({ id }) => id)).toEqual([own[0]!.id]);
      expect((await plane.erasures.list('rival', 9)).map(({ project }) => project)).toEqual(['rival']);
      await plane.erasures.fail(own[0]!.id, 'lost');
      const underWay = (await plane.erasures.listUnderWay()).map(({ id }) => id);
      expect(underWay).toContain(own[1]!.id);
      expect(underWay).not.toContain(own[0]!.id);
    });

    test('the time of an erasure only grows, and the salt of a project stays', async () => {
      const { id } = await plane.erasures.create(wanted({ kind: 'trace' }), byConfiguration('test'));
      await plane.erasures.setErasedAt(id, new Date(2000));
      await plane.erasures.setErasedAt(id, new Date(1000));
      expect((await plane.erasures.find('shop', id))!.erasedAt).toEqual(new Date(2000));
      const salts = await Promise.all(Array.from({ length: 4 }, () => plane.erasures.salt('shop')));
      expect(new Set(salts).size).toBe(1);
      expect(await plane.erasures.salt('rival')).not.toBe(salts[0]);
      await expect(plane.erasures.salt('nowhere')).rejects.toThrow('There is no project');
    });

    test('a receipt verifies as it was signed, and not when a single letter differs', async () => {
      const receipt = await plane.receipts.sign({ b: { y: 1, x: 'ñ "quoted" \n' }, a: [1, null] });
      expect(await plane.receipts.verify(JSON.parse(JSON.stringify(receipt)))).toBe('valid');
      expect(await plane.receipts.verify({ ...receipt, a: [2, null] })).toBe('wrong_signature');
      expect(await plane.receipts.verify({ ...receipt, more: 1 })).toBe('wrong_signature');
      expect(await plane.receipts.verify({ ...receipt, signature: '' })).toBe('wrong_signature');
      expect(await plane.receipts.verify({ ...receipt, keyId: 'other' })).toBe('unknown_key');
      for (const bad of [null, 7, {}, [], { keyId: receipt.keyId }]) {
        expect(await plane.receipts.verify(bad)).toBe('malformed');
      }
      const keys = await Promise.all([plane.receipts.publicKey(), plane.receipts.publicKey()]);
      expect(keys[0]).toEqual(keys[1]);
      expect(keys[0].keyId).toBe(receipt.keyId);
      expect(JSON.stringify(receipt)).not.toContain('PRIVATE');
    });

    test('a receipt verifies with openssl and nothing of ours', async () => {
      const { signature, ...signed } = await plane.receipts.sign({ project: 'shop', removed: { spans: 3 } });
      const folder = mkdtempSync(join(tmpdir(), 'almenara-receipt-'));
      const file = (name: string, content: string | Buffer) => {
        writeFileSync(join(folder, name), content);
        return join(folder, name);
      };
      const text = canonicalJson(signed);
      const verify = (content: string) => {
        const key = ['-pubin', '-inkey', file('key.pem', publicKey)];
        const sig = ['-sigfile', file('signature', Buffer.from(signature, 'base64'))];
        return execFileSync(
          'openssl',
          ['pkeyutl', '-verify', ...key, '-rawin', '-in', file('text', content), ...sig],
          {
            stdio: 'pipe',
          },
        ).toString();
      };
      const { publicKey } = await plane.receipts.publicKey();
      expect(verify(text)).toContain('Verified Successfully');
      expect(() => verify(text.replace('3', '2'))).toThrow('Command failed');
      rmSync(folder, { recursive: true });
    });
  });
}
