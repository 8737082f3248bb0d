import { expect, test } from 'vitest';
import { nameClusters } from './name-clusters.js';
import { splitTerms } from './split-terms.js';

const refunds = ['refund card order', 'refund card late', 'parcel late order'];
const recipes = ['banana smoothie recipe', 'banana bread recipe'];
const reference = ['order parcel today', 'banana order', 'late parcel'];

test('scores are those of class-based TF-IDF over binary counts, computed with scikit-learn 1.9.1', () => {
  const [first, second] = nameClusters([refunds, recipes], reference);
  // The pair stands in all texts of its words and comes for both; `order` is as frequent in the reference.
  expect(first!.map(({ term }) => term)).toEqual(['refund card', 'late order']);
  expect(first![0]!.score).toBeCloseTo(0.259454687, 9);
  expect(first![1]!.score).toBeCloseTo(0.170996624, 9);
  expect(second!.map(({ term }) => term)).toEqual(['bread recipe', 'banana smoothie']);
  expect(second![0]!.score).toBeCloseTo(0.256494936, 9);
});

test('the order of the texts does not matter', () => {
  const turned = nameClusters([[...refunds].reverse(), [...recipes].reverse()], [...reference].reverse());
  expect(turned).toEqual(nameClusters([refunds, recipes], reference));
});

test('clusters without texts or without words have no name', () => {
  expect(nameClusters([[], ['', '🙂🙂', '12 34', 'the of'], ['refund']], [])).toEqual([
    [],
    [],
    [{ term: 'refund', score: Math.log(2) }],
  ]);
});

test('a text that repeats a word or is very long names nothing by that', () => {
  const spam = `${'buy '.repeat(100_000)}`;
  const names = nameClusters([['refund card', 'refund money', 'refund late', 'refund shop', spam]], []);
  expect(names[0]![0]!.term).toBe('refund');
  expect(names[0]!.some(({ term }) => term.includes('buy'))).toBe(false);
});

test('stop words of English and Spanish, numbers and hashes are no terms; accents stay', () => {
  expect([...splitTerms('¿Cómo puedo pedir la devolución de mi pedido nº 4711?')]).toEqual([
    'pedir',
    'devolución',
    'pedido',
    'nº',
    'pedido nº',
  ]);
  expect([...splitTerms(`How's the customer’s refund going? ${'a9'.repeat(40)}`)]).toEqual([
    'customer',
    'refund',
    'customer refund',
  ]);
  expect([...splitTerms('c# and C++ 🙂 <script>alert(1)</script>')]).toEqual([
    'c#',
    'c++',
    'script',
    'alert',
  ]);
});
