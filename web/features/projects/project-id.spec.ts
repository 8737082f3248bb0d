import { expect, test } from 'vitest';
import { isProjectId, projectIdFrom } from './project-id';

test.each([
  ['Shop assistant', 'shop-assistant'],
  ['  Atención al cliente (ES) ', 'atencion-al-cliente-es'],
  ['日本', ''],
  ['a'.repeat(80), 'a'.repeat(63)],
  [`${'a'.repeat(62)} b`, 'a'.repeat(62)],
])('the name %j gives the id %j', (name, id) => {
  expect(projectIdFrom(name)).toBe(id);
});

test.each([
  ['shop-2', true],
  ['-shop', false],
  ['Shop', false],
  ['', false],
  ['a'.repeat(64), false],
])('the id %j fits: %s', (id, answer) => {
  expect(isProjectId(id)).toBe(answer);
});
