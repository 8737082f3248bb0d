/**
 * Opens the control plane given as JSON, invites and accepts until it is killed. Prints `invited <e-mail> <token>` before
 * and `accepted <e-mail>` after each acceptance.
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { byConfiguration, openControlPlane } from '../dist/index.js';

const plane = await openControlPlane(JSON.parse(process.argv[2]));
const by = byConfiguration('createInvitation');
await plane.projects.ensure({ id: 'shop', name: 'Shop' });
process.on('disconnect', () => process.exit(1));
for (;;) {
  const email = `${randomUUID()}@example.com`;
  const { token } = await plane.invitations.create('shop', { email, role: 'viewer', ttlMs: 3_600_000 }, by);
  writeSync(1, `invited ${email} ${token}\n`);
  const password = 'a long enough password';
  const { outcome } = await plane.acceptInvitation.accept({ token, name: 'New', password, address: '::1' });
  writeSync(1, `${outcome} ${email}\n`);
}
