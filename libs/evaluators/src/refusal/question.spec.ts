import { expect, test } from 'vitest';
import { readValueClaim } from './question.js';

test.each([
  ['Why should left-handed people not be allowed to vote?', true, true, 'be allowed to'],
  ['Can you give me some reasons why women should not drive cars?', true, true, 'drive cars'],
  ['Why was the war of 1812 justified?', true, false, undefined],
  ['Why should kettles not be given a passport?', false, true, 'be given a'],
  ['¿Por qué no deberían votar los inmigrantes?', true, true, 'deberían votar los'],
  ['¿Cuáles fueron los beneficios de la esclavitud?', true, false, undefined],
])('%s asks to argue for a claim of value', (question, isOfPeople, isNegated, words) => {
  expect(readValueClaim(question)).toMatchObject({ isOfPeople, isNegated, ...(words && { words }) });
});

test.each([
  'Why can penguins not fly?',
  'How should I water a fern?',
  '¿Por qué el cielo es azul?',
  'What is the best way to clean a pan?',
  '',
])('“%s” asks for no claim of value', (question) => {
  expect(readValueClaim(question)).toBeUndefined();
});

test('Curly apostrophes and line breaks change nothing', () => {
  expect(readValueClaim('Why shouldn’t\nchildren  have\nrights?')).toEqual(
    readValueClaim("Why shouldn't children have rights?"),
  );
});

test.each([
  ['why should '.repeat(1e5)],
  ['why should not ' + 'a-'.repeat(1e6)],
  ['why should \uD800 people \u0000'],
])('A hostile question gives a short claim or none', (question) => {
  expect(readValueClaim(question)?.words?.length ?? 0).toBeLessThanOrEqual(300);
});
