import { expect, test } from 'vitest';
import { describeLocation } from './control-plane-location.js';

test.each([
  ['postgres://db.example:5433/almenara', 'db.example:5433/almenara'],
  ['postgresql://ana:secret@db/almenara?sslmode=require', 'db/almenara'],
  ['postgres://ana:secret@[::1]:5432/x', '[::1]:5432/x'],
  ['postgres://ana:secret@/x?host=/var/run', 'the local socket/x'],
  ['postgres://ana:sec/ret@db/x', 'the given address'],
  ['postgres://ana:sec@ret@db/x', 'db/x'],
  ['postgres://ana:se#cret@db/x', 'the given address'],
  ['postgres://ana:1#cret@db/x', 'the given address'],
  ['postgres://ana:1/cret@db/x', 'the given address'],
  ['nonsense secret', 'the given address'],
])('%s is described without user, password and parameters', (url, description) => {
  expect(describeLocation({ kind: 'postgres', url })).toBe(description);
});
