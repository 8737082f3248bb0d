import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ControlPlane, openControlPlane } from '@almenara/control-plane';
import { copyFreshDatabase } from '@almenara/control-plane/fresh-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareDeskWebhook } from './desk-webhook.js';

let folder: string;
let plane: ControlPlane;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'almenara-desk-webhook-'));
  const database = join(folder, 'postgres');
  await copyFreshDatabase(database);
  plane = await openControlPlane({ kind: 'embedded', folder: database });
});
afterAll(async () => {
  await plane.close();
  await rm(folder, { recursive: true });
});

async function open(project: string) {
  await plane.projects.ensure({ id: project, name: project });
  const file = join(folder, `${project}.json`);
  const targets = () => plane.targets.list(project);
  return { file, targets, prepare: () => prepareDeskWebhook(plane, project, file) };
}

test('the desk has one target, with a secret that nobody else reads, from start to start', async () => {
  const { file, targets, prepare } = await open('once');
  const first = await prepare();
  expect(await prepare()).toEqual(first);
  expect((await stat(file)).mode & 0o077).toBe(0);
  const url = `http://127.0.0.1:${first.port}/hooks/almenara`;
  const rules = { mode: 'automatic', cooldownHours: 0, actions: ['re_index'] };
  expect(await targets()).toMatchObject([{ id: first.target, config: { kind: 'webhook', url }, ...rules }]);
});

test('a target that somebody removed is not made again', async () => {
  const { targets, prepare } = await open('removed');
  const { target } = await prepare();
  await plane.targets.remove('removed', target!, {
    actor: { kind: 'operator', id: null, name: 'ann' },
    action: 'deleteTarget',
  });
  await prepare();
  expect(await targets()).toEqual([]);
});

test('where another process has taken the port, another target takes the place of the first', async () => {
  const { targets, prepare } = await open('taken');
  const first = await prepare();
  const other = createServer().listen(first.port, '127.0.0.1');
  await once(other, 'listening');
  const second = await prepare();
  other.close();
  expect(second.port).not.toBe(first.port);
  expect(second.secret).not.toBe(first.secret);
  expect((await targets()).map(({ id }) => id)).toEqual([second.target]);
});
