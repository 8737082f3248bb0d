import { expect, test } from 'vitest';
import { targetOptions } from './target-options';

test('present, removed and chosen targets can be chosen, each once and by its present name', () => {
  const present = [{ id: 'b', name: 'Indexer' }];
  const named = [
    { id: 'b', name: 'Old name' },
    { id: 'a', name: 'Trainer' },
  ];
  expect(targetOptions(present, named, 'c')).toEqual([
    { id: 'c', name: 'c' },
    { id: 'b', name: 'Indexer' },
    { id: 'a', name: 'Trainer' },
  ]);
  expect(targetOptions(present, [], null)).toEqual(present);
});
