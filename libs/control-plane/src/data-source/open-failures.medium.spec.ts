import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openControlPlane } from '../open-control-plane.js';

const PASSWORD = 'do-not-tell-0451';

describe('a control plane that cannot be opened', () => {
  test('names the address and the remedy, and never the password', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const failure = await explain(`postgres://ana:${PASSWORD}@127.0.0.1:${port}/almenara?sslmode=disable`);
    expect(failure).toMatch(`PostgreSQL at 127.0.0.1:${port}/almenara cannot be used: nothing listens there`);
    expect(failure).toMatch('ECONNREFUSED');
  });

  test('a server that hangs up is reported without the password', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await explain(`postgres://ana:${PASSWORD}@127.0.0.1:${port}/x`)).toMatch('cannot be used');
    await new Promise((resolve) => server.close(resolve));
  });

  test.each([
    `postgres://ana:${PASSWORD}@`,
    `postgres://ana:${PASSWORD}@h:port/%zz`,
    `http://a:${PASSWORD}@h/x`,
  ])('an address that is none is reported without the password (%#)', async (url) => {
    expect(await explain(url)).toMatch(/cannot be used|must begin with postgres/);
  });

  test('a file where the folder should be is reported', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'almenara-file-'));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(openControlPlane({ kind: 'embedded', folder: file })).rejects.toThrow(/cannot be opened/);
    rmSync(folder, { recursive: true });
  });
});

async function explain(url: string): Promise<string> {
  const failure = await openControlPlane({ kind: 'postgres', url }).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
  const everything = `${String(failure)} ${JSON.stringify(failure)} ${String((failure as Error).cause)}`;
  expect(everything).not.toContain(PASSWORD);
  expect(failure).toMatchObject({ name: 'ControlPlaneError' });
  return (failure as Error).message;
}
