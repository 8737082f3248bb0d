import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { ADDRESS, addUser, PASSWORD } from '../testing/add-user.js';
import { BY, onEachBackend } from '../testing/on-each-backend.js';

onEachBackend('accounts', (bench) => {
  const logIn = (email: string, password: string, address = ADDRESS) =>
    bench.plane.logIn.withPassword({ email, address }, password);

  test('a password starts a session of its user; a wrong one and an unknown e-mail get the same answer', async () => {
    const { id, email } = await addUser(bench.plane, 'viewer');
    const outcome = await logIn(email, PASSWORD);
    const token = outcome.outcome === 'started' ? outcome.session.sessionToken : '';
    expect(await bench.plane.sessions.find(token)).toMatchObject({ user: { id, email, name: 'viewer' } });
    const wrong = await logIn(email, 'not the password');
    expect(await logIn('nobody@example.com', PASSWORD)).toEqual(wrong);
    expect(wrong).toEqual({ outcome: 'wrong' });
  });

  test('an unknown e-mail costs a password hash as a known one does', async () => {
    const { email } = await addUser(bench.plane, 'viewer');
    const time = async (who: string) => {
      const begun = performance.now();
      await logIn(who, 'not the password', '198.51.100.9');
      return performance.now() - begun;
    };
    const best = async (next: () => string) => {
      const times: number[] = [];
      for (let n = 0; n < 4; n++) times.push(await time(next()));
      return Math.min(...times);
    };
    const known = await best(() => email);
    const unknown = await best(() => `${crypto.randomUUID()}@example.com`);
    // Without a hash it would be a few milliseconds against tens; machines are noisy.
    expect(unknown).toBeGreaterThan(known / 3);
  });

  test('after five failures of an e-mail the waits grow, from any address, and the right password must wait too', async () => {
    const { email } = await addUser(bench.plane, 'viewer');
    const failing = (n: number) => logIn(email, 'wrong', `203.0.113.${n}`);
    for (let n = 0; n < 5; n++) expect(await failing(n)).toEqual({ outcome: 'wrong' });
    expect(await failing(6)).toEqual({ outcome: 'throttled', waitMs: 1000 });
    expect(await logIn(email, PASSWORD, '203.0.113.7')).toEqual({ outcome: 'throttled', waitMs: 1000 });
    bench.now += 1000;
    expect(await failing(8)).toEqual({ outcome: 'wrong' });
    expect(await failing(9)).toEqual({ outcome: 'throttled', waitMs: 2000 });
    bench.now += 2000;
    expect(await logIn(email, PASSWORD)).toMatchObject({ outcome: 'started' });
    expect(await failing(10)).toEqual({ outcome: 'wrong' });
  });

  test('of 20 attempts at one e-mail side by side no more than five are tried', async () => {
    const email = `${crypto.randomUUID()}@example.com`;
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => logIn(email, `guess number ${n}`, `198.51.100.${n}`)),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5);
  });

  test('an address that tries many e-mails must wait, and starts afresh after an hour', async () => {
    const guess = () => logIn(`${crypto.randomUUID()}@example.com`, 'wrong', '2001:db8::7');
    for (let n = 0; n < 30; n++) expect(await guess()).toEqual({ outcome: 'wrong' });
    expect(await guess()).toMatchObject({ outcome: 'throttled' });
    bench.now += 3_600_001;
    expect(await guess()).toEqual({ outcome: 'wrong' });
  });

  test('a changed password ends the other sessions and only the new one logs in', async () => {
    const user = await addUser(bench.plane, 'viewer');
    const other = await logIn(user.email, PASSWORD);
    const wanted = { newPassword: 'another long password', address: ADDRESS, keepSession: user.sessionId };
    const change = (currentPassword: string) =>
      bench.plane.accounts.changePassword(user, { ...wanted, currentPassword }, user.by);
    expect(await change('not the password')).toEqual({ outcome: 'wrong' });
    expect(await change(PASSWORD)).toEqual({ outcome: 'changed', endedSessions: 1 });
    expect(await bench.plane.sessions.find(user.sessionToken)).toBeDefined();
    if (other.outcome !== 'started') expect.unreachable();
    expect(await bench.plane.sessions.find(other.session.sessionToken)).toBeUndefined();
    expect(await logIn(user.email, PASSWORD)).toEqual({ outcome: 'wrong' });
    expect(await logIn(user.email, 'another long password')).toMatchObject({ outcome: 'started' });
    await expect(
      bench.plane.accounts.changePassword(
        user,
        { ...wanted, currentPassword: PASSWORD, newPassword: 'short' },
        user.by,
      ),
    ).rejects.toThrow('12 to 200');
  });

  test('a hash with old parameters is renewed at the next log-in', async () => {
    const user = await addUser(bench.plane, 'viewer');
    const salt = Buffer.alloc(16, 7);
    const parameters = {
      message: PASSWORD,
      nonce: salt,
      parallelism: 1,
      tagLength: 32,
      memory: 64,
      passes: 1,
    };
    const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
    const old = `$argon2id$v=19$m=64,t=1,p=1$${text(salt)}$${text(argon2Sync('argon2id', parameters))}`;
    await bench.withDatabase((database) =>
      database.query('UPDATE users SET password_hash = $1 WHERE id = $2', [old, user.id]),
    );
    expect(await logIn(user.email, PASSWORD)).toMatchObject({ outcome: 'started' });
    const [{ hash }] = await bench.withDatabase((database) =>
      database.query('SELECT password_hash AS hash FROM users WHERE id = $1', [user.id]),
    );
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await logIn(user.email, PASSWORD)).toMatchObject({ outcome: 'started' });
  });

  test('a disabled account has no session and gets none, until it is enabled again', async () => {
    const user = await addUser(bench.plane, 'admin');
    await bench.plane.accounts.setDisabled(user.id, true, BY);
    expect(await bench.plane.sessions.find(user.sessionToken)).toBeUndefined();
    expect(await logIn(user.email, PASSWORD)).toEqual({ outcome: 'wrong' });
    await bench.plane.accounts.setDisabled(user.id, false, BY);
    expect(await bench.plane.sessions.find(user.sessionToken)).toBeUndefined();
    expect(await logIn(user.email, PASSWORD)).toMatchObject({ outcome: 'started' });
    expect(await bench.plane.accounts.setDisabled(crypto.randomUUID(), true, BY)).toBeUndefined();
  });

  test('a link of the operator sets a password once, ends all sessions and other links, and starts one', async () => {
    const user = await addUser(bench.plane, 'viewer');
    const { passwordLinks, sessions } = bench.plane;
    const [first, second] = [
      await passwordLinks.create(user.id, BY),
      await passwordLinks.create(user.id, BY),
    ];
    expect(await sessions.redeemLoginToken(first!.token)).toBeUndefined();
    await expect(passwordLinks.redeem(first!.token, 'short')).rejects.toThrow('12 to 200');
    const outcomes = await Promise.all(
      [1, 2, 3].map((n) => passwordLinks.redeem(first!.token, `the new password ${n}`)),
    );
    const started = outcomes.filter((session) => session !== undefined);
    expect(started).toHaveLength(1);
    expect(await sessions.find(started[0]!.sessionToken)).toMatchObject({ user: { id: user.id } });
    expect(await sessions.find(user.sessionToken)).toBeUndefined();
    expect(await passwordLinks.redeem(second!.token, 'the newest password')).toBeUndefined();
    expect(await logIn(user.email, PASSWORD)).toEqual({ outcome: 'wrong' });
    const won = outcomes.findIndex((session) => session !== undefined) + 1;
    expect(await logIn(user.email, `the new password ${won}`)).toMatchObject({ outcome: 'started' });
  });

  test('a link for a password expires after a day, and neither logs in the operator nor a disabled account', async () => {
    const user = await addUser(bench.plane, 'viewer');
    const { passwordLinks, sessions } = bench.plane;
    const late = await passwordLinks.create(user.id, BY);
    bench.now += 24 * 3_600_000;
    expect(await passwordLinks.redeem(late!.token, 'a password too late')).toBeUndefined();
    const { token } = await sessions.createLoginToken(60_000);
    expect(await passwordLinks.redeem(token, 'a password for nobody')).toBeUndefined();
    const link = await passwordLinks.create(user.id, BY);
    await bench.plane.accounts.setDisabled(user.id, true, BY);
    expect(await passwordLinks.redeem(link!.token, 'a password in vain')).toBeUndefined();
    expect(await passwordLinks.create(crypto.randomUUID(), BY)).toBeUndefined();
  });

  test('a user sees and ends own sessions and no others; the operator those of links', async () => {
    const [ana, luis] = [await addUser(bench.plane, 'viewer'), await addUser(bench.plane, 'viewer')];
    const { sessions } = bench.plane;
    expect(await sessions.list(ana.id)).toMatchObject([{ id: ana.sessionId }]);
    expect(await sessions.endOne(ana.id, luis.sessionId)).toBe(false);
    expect(await sessions.endOne(null, ana.sessionId)).toBe(false);
    expect(await sessions.endOne(ana.id, 'no id')).toBe(false);
    expect((await sessions.list(null)).map(({ id }) => id)).not.toContain(ana.sessionId);
    expect(await sessions.endOne(ana.id, ana.sessionId)).toBe(true);
    expect(await sessions.find(ana.sessionToken)).toBeUndefined();
    expect(await sessions.find(luis.sessionToken)).toBeDefined();
  });

  test('it is kept when a session was seen last, by the minute', async () => {
    const user = await addUser(bench.plane, 'viewer');
    const seen = async () => (await bench.plane.sessions.list(user.id))[0]!.lastSeenAt.getTime();
    const first = await seen();
    bench.now += 59_000;
    await bench.plane.sessions.find(user.sessionToken);
    expect(await seen()).toBe(first);
    bench.now += 1000;
    await bench.plane.sessions.find(user.sessionToken);
    expect(await seen()).toBe(first + 60_000);
  });
});
