import { expect, test } from 'vitest';
import { answerOf } from '../testing/answers.js';
import { languageMismatch } from './language-mismatch.js';

const ASKED_EN = 'How long does it take until the parcel arrives at my house?';
const ASKED_ES = '¿Cuánto tiempo tarda en llegar el paquete a mi casa?';
const SAID_EN = 'The parcel usually arrives within three working days after you have paid for it.';
const SAID_ES = 'El paquete suele llegar en un plazo de tres días laborables después del pago.';
const judge = async (question: string, text: string, system?: string) =>
  (
    await languageMismatch.evaluate(
      answerOf(text, { question, conversation: system ? [{ role: 'system', text: system }] : [] }),
    )
  )?.label;

test.each([
  [ASKED_EN, SAID_EN, 'match'],
  [ASKED_ES, SAID_ES, 'match'],
  [ASKED_EN, SAID_ES, 'mismatch'],
  [ASKED_ES, SAID_EN, 'mismatch'],
  [ASKED_ES, 'Das Paket kommt in der Regel innerhalb von drei Werktagen nach der Zahlung an.', 'mismatch'],
  [ASKED_EN, '包裹通常在付款后的三个工作日内送达。', 'mismatch'],
])('%s — %s: %s', async (question, text, label) => {
  expect(await judge(question, text)).toBe(label);
});

test.each([
  ['a short answer', ASKED_ES, 'Three days.'],
  ['a short question', 'paquete', SAID_EN],
  ['code', ASKED_ES, '```js\nconst theParcelArrives = await waitUntilTheCourierComes(house);\n```'],
  ['names', ASKED_ES, 'Google Cloud Platform, Amazon Web Services'],
  [
    'a translation',
    '¿Cómo se traduce «buenos días» al inglés en una carta formal?',
    'You would say good morning at the start of the letter.',
  ],
  [
    'a question about a language',
    'How do I ask for the bill in Spanish when I am in a restaurant?',
    'La cuenta, por favor, cuando usted pueda.',
  ],
])('%s gives no verdict', async (_name, question, text) => {
  expect(await judge(question, text)).toBeUndefined();
});

test('An instruction that orders a language comes before the language of the question', async () => {
  expect(await judge(ASKED_EN, SAID_ES, 'You always answer in Spanish.')).toBe('match');
  expect(await judge(ASKED_EN, SAID_EN, 'Responde siempre en español.')).toBe('mismatch');
  expect(await judge(ASKED_EN, SAID_ES, 'Reply in English unless the user writes Spanish.')).toBeUndefined();
});

test('A name of a language within the matter is no order, and an order of an unknown language gives no verdict', async () => {
  expect(await judge('Write a few lines about life in Polish towns by the sea.', SAID_EN)).toBeUndefined();
  expect(await judge(ASKED_EN, SAID_EN, 'Answer in Latin.')).toBeUndefined();
});

test('JSON is not judged', async () => {
  expect(
    await languageMismatch.evaluate(answerOf(SAID_ES, { question: ASKED_EN, format: { kind: 'json' } })),
  ).toBeNull();
});
