import { expect, test } from 'vitest';
import { auditQueryOf } from './use-audit-filter';

const now = Date.UTC(2026, 0, 8);

test('what is not filtered by is not sent', () => {
  expect(auditQueryOf({ action: null, actor: null, since: 'all' }, now)).toEqual({});
});

test('filters go to the server as it names them', () => {
  expect(auditQueryOf({ action: 'createKey', actor: 'Ana', since: '7d' }, now)).toEqual({
    action: 'createKey',
    actor: 'Ana',
    from: '2026-01-01T00:00:00.000Z',
  });
});
