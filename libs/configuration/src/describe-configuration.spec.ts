import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeConfiguration } from './describe-configuration.js';

test('docs/configuration.md holds the table of every key as it is', () => {
  const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
  const table = page.split('\n').filter((line) => line.startsWith('|'));
  expect(table.join('\n')).toBe(describeConfiguration());
});
