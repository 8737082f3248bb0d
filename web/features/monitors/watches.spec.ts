import { monitorDefinitionSchema } from '@almenara/contract';
import { expect, test } from 'vitest';
import { EMPTY_DRAFT, withWatch } from './monitor-draft';
import { readDraft } from './read-draft';
import { rulesFor, WATCH_GROUPS, watchOf } from './watches';

test('whatever is chosen in the form with a rule that it offers is accepted by the contract', () => {
  for (const watch of Object.values(WATCH_GROUPS).flat())
    for (const rule of rulesFor(watch)) {
      const draft = { ...withWatch({ ...EMPTY_DRAFT, name: 'One', variant: 'a, b' }, watch), rule };
      const { definition, wrong } = readDraft(draft, 'UTC');
      expect([...wrong], `${watch} ${rule}`).toEqual([]);
      const parsed = monitorDefinitionSchema.safeParse(definition);
      expect(parsed.error?.issues ?? [], `${watch} ${rule}`).toEqual([]);
      expect(watchOf(parsed.data!)).toBe(watch);
    }
});

test('what the contract refuses is not offered', () => {
  expect(rulesFor('latency_p95')).not.toContain('change');
  expect(rulesFor('answers')).not.toContain('change');
  expect(rulesFor('gap')).toEqual(['bound']);
});
