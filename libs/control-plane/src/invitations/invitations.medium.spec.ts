import { type Role } from '@almenara/contract';
import { expect, test } from 'vitest';
import { ADDRESS, addUser, PASSWORD } from '../testing/add-user.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';

onEachBackend('invitations', (bench) => {
  const invite = (email = `${crypto.randomUUID()}@example.com`, role: Role = 'engineer', project = 'shop') =>
    bench.plane.invitations.create(project, { email, role, ttlMs: 60_000 }, BY);
  const accept = (
    token: string,
    more: { password?: string; session?: { id: string; userId: string } } = {},
  ) => bench.plane.acceptInvitation.accept({ token, name: 'New', address: ADDRESS, ...more });

  test('an open one tells what it offers, and makes account, membership and session', async () => {
    const { token, invitation } = await invite('ana@example.com');
    expect(await bench.plane.invitations.lookAt(token)).toEqual({
      project: { id: 'shop', name: 'Shop' },
      email: 'ana@example.com',
      role: 'engineer',
      expiresAt: new Date(bench.now + 60_000),
      hasAccount: false,
    });
    const accepted = await accept(token, { password: PASSWORD });
    if (accepted.outcome !== 'accepted') expect.unreachable();
    const session = await bench.plane.sessions.find(accepted.session.sessionToken);
    expect(session?.user).toMatchObject({ email: 'ana@example.com', name: 'New' });
    expect(await bench.plane.members.findRole('shop', session!.user!.id)).toBe('engineer');
    const listed = await bench.plane.invitations.list('shop');
    expect(listed.find(({ id }) => id === invitation.id)?.state).toBe('accepted');
    expect(await bench.plane.invitations.lookAt(token)).toBeUndefined();
    expect(await accept(token, { password: PASSWORD })).toEqual({ outcome: 'gone' });
  });

  test('of 8 acceptances of one token side by side exactly one succeeds', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const { token } = await invite(email);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => accept(token, { password: PASSWORD })),
    );
    const accepted = outcomes.filter(
      (outcome) => outcome.status === 'fulfilled' && outcome.value.outcome === 'accepted',
    );
    expect(accepted).toHaveLength(1);
    const members = await bench.plane.members.list('shop');
    expect(members.filter((member) => member.email === email)).toHaveLength(1);
  });

  test('of two invitations of one e-mail accepted at once one makes the account, the other asks to try again', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const [here, there] = [await invite(email), await invite(email, 'viewer', 'rival')];
    const outcomes = await Promise.allSettled([
      accept(here.token, { password: PASSWORD }),
      accept(there.token, { password: 'the password of somebody else' }),
    ]);
    const accepted = outcomes.filter(
      (outcome) => outcome.status === 'fulfilled' && outcome.value.outcome === 'accepted',
    );
    expect(accepted).toHaveLength(1);
    expect((await bench.plane.accounts.list()).filter((account) => account.email === email)).toHaveLength(1);
  });

  test('an account is joined only by its password or by its own session', async () => {
    const [ana, luis] = [await addUser(bench.plane, 'viewer'), await addUser(bench.plane, 'viewer')];
    const { token } = await invite(ana.email, 'viewer', 'rival');
    expect(await bench.plane.invitations.lookAt(token)).toMatchObject({ hasAccount: true });
    expect(await accept(token)).toEqual({ outcome: 'wrong' });
    expect(await accept(token, { password: 'a password of my own choice' })).toEqual({ outcome: 'wrong' });
    const foreign = { id: luis.sessionId, userId: luis.id };
    expect(await accept(token, { session: foreign })).toEqual({ outcome: 'wrong' });
    const own = { id: ana.sessionId, userId: ana.id };
    expect(await accept(token, { session: own })).toMatchObject({ outcome: 'accepted', role: 'viewer' });
    expect(await bench.plane.sessions.list(ana.id)).toHaveLength(1);
    const again = await invite(luis.email, 'viewer', 'rival');
    expect(await accept(again.token, { password: PASSWORD })).toMatchObject({ outcome: 'accepted' });
  });

  test('a disabled account cannot come back by an invitation', async () => {
    const ana = await addUser(bench.plane, 'viewer');
    const { token } = await invite(ana.email, 'viewer', 'rival');
    await bench.plane.accounts.setDisabled(ana.id, true, BY);
    expect(await accept(token, { password: PASSWORD })).toEqual({ outcome: 'wrong' });
    const session = { id: ana.sessionId, userId: ana.id };
    expect(await accept(token, { session })).toEqual({ outcome: 'wrong' });
  });

  test('a revoked, an expired and an unknown token are all the same nothing', async () => {
    const [revoked, expired] = [await invite(), await invite()];
    const { invitations } = bench.plane;
    expect(await invitations.revoke('rival', revoked.invitation.id, BY)).toBeUndefined();
    expect(await invitations.revoke('shop', revoked.invitation.id, BY)).toMatchObject({ state: 'revoked' });
    await expect(invitations.revoke('shop', revoked.invitation.id, BY)).rejects.toThrow('is revoked');
    bench.now += 60_000;
    for (const token of [revoked.token, expired.token, 'invitation_unknown']) {
      expect(await invitations.lookAt(token)).toBeUndefined();
      expect(await accept(token, { password: PASSWORD })).toEqual({ outcome: 'gone' });
    }
    await expect(invitations.revoke('shop', expired.invitation.id, BY)).rejects.toThrow('is expired');
  });

  test('a new account needs a name and a password, and the token is still good afterwards', async () => {
    const { token } = await invite();
    await expect(accept(token)).rejects.toMatchObject({ problem: 'bad-value' });
    await expect(accept(token, { password: 'short' })).rejects.toThrow('12 to 200');
    expect(await accept(token, { password: PASSWORD })).toMatchObject({ outcome: 'accepted' });
  });

  test('a member is not invited again, and a project that is not there invites nobody', async () => {
    const { email } = await addUser(bench.plane, 'viewer');
    await expect(invite(email)).rejects.toMatchObject({ problem: 'conflict' });
    await expect(invite('x@example.com', 'viewer', 'nowhere')).rejects.toThrow('no project "nowhere"');
  });

  test('whoever became a member meanwhile keeps the stronger role', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const [weak, strong] = [await invite(email, 'viewer'), await invite(email, 'approver')];
    expect(await accept(strong.token, { password: PASSWORD })).toMatchObject({ role: 'approver' });
    expect(await accept(weak.token, { password: PASSWORD })).toMatchObject({ role: 'approver' });
  });
});
