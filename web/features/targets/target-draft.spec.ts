import { expect, test } from 'vitest';
import { EMPTY_DRAFT, toNewTarget, withKind, wrongFields } from './target-draft';

const named = { ...EMPTY_DRAFT, name: ' Indexer ' };

test('a webhook needs an address, and brings no secret', () => {
  expect([...wrongFields(EMPTY_DRAFT)]).toEqual(['name', 'url']);
  const draft = { ...named, url: ' https://hooks.example/a ', secret: 'left over' };
  expect([...wrongFields(draft)]).toEqual([]);
  expect(toNewTarget(draft)).toMatchObject({
    name: 'Indexer',
    config: { kind: 'webhook', url: 'https://hooks.example/a' },
    idempotent: true,
  });
  expect(toNewTarget(draft)).not.toHaveProperty('secret');
});

test('GitHub needs a repository, what it starts there and a token', () => {
  const draft = withKind(named, 'github');
  expect([...wrongFields(draft)]).toEqual(['repository', 'secret']);
  expect([...wrongFields({ ...draft, dispatch: 'workflow_dispatch' })]).toEqual([
    'repository',
    'workflow',
    'secret',
  ]);
  const whole = {
    ...draft,
    repository: 'acme/answers',
    secret: 'a token',
    dispatch: 'workflow_dispatch',
    workflow: 'a.yml',
  } as const;
  expect(toNewTarget(whole)).toMatchObject({
    config: {
      kind: 'github',
      repository: 'acme/answers',
      event: { kind: 'workflow_dispatch', workflow: 'a.yml', ref: 'main' },
      apiUrl: 'https://api.github.com',
    },
    secret: 'a token',
    idempotent: false,
  });
});

test('Slack needs the address of its webhook as the secret', () => {
  const draft = withKind(named, 'slack');
  expect([...wrongFields({ ...draft, secret: 'no address' })]).toEqual(['secret']);
  expect(toNewTarget({ ...draft, secret: 'https://hooks.slack.com/services/x' })).toMatchObject({
    config: { kind: 'slack' },
    secret: 'https://hooks.slack.com/services/x',
  });
});

test('e-mail needs addresses, brings no secret, and is asked for nothing', () => {
  const asked = { ...named, rules: { ...named.rules, actions: ['retrain' as const] } };
  const draft = withKind(asked, 'email');
  expect([...wrongFields(draft)]).toEqual(['to']);
  expect([...wrongFields({ ...draft, to: 'ann', digestHour: '24' })]).toEqual(['to', 'digestHour']);
  const told = toNewTarget({ ...draft, to: 'ann@example.com, bob@example.com', digestHour: '' });
  expect(told).toMatchObject({
    config: { kind: 'email', to: ['ann@example.com', 'bob@example.com'], digestHour: null },
    actions: [],
    idempotent: false,
  });
  expect(told).not.toHaveProperty('secret');
});
