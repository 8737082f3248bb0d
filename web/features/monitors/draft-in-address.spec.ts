import { expect, test } from 'vitest';
import { readChange, withChange, writeChange } from './draft-in-address';
import { EMPTY_DRAFT, withWatch } from './monitor-draft';

test('a draft comes back from its address, which holds what was changed alone', () => {
  const draft = {
    ...withWatch(EMPTY_DRAFT, 'lag'),
    name: 'Slow scores',
    maintenance: [{ from: '2026-03-01T00:00:00Z', to: '2026-03-01T02:00:00Z', repeat: 'daily' as const }],
  };
  const change = writeChange(draft, EMPTY_DRAFT);
  expect(Object.keys(change!)).toEqual(['name', 'watch', 'limit', 'maintenance']);
  expect(withChange(EMPTY_DRAFT, readChange(JSON.parse(JSON.stringify(change))))).toEqual(draft);
  expect(writeChange(EMPTY_DRAFT, EMPTY_DRAFT)).toBeNull();
});

test('what makes no sense in an address is left out', () => {
  expect(readChange({ watch: 'moon', limit: 3, severity: 'info', more: 'x', maintenance: [{}] })).toEqual({
    severity: 'info',
  });
  expect(readChange('text')).toBeNull();
  expect(withChange(EMPTY_DRAFT, { watch: 'gap', rule: 'change' })).toMatchObject({ rule: 'bound' });
});
