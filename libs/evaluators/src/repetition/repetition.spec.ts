import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf } from '../testing/answers.js';
import { repetition } from './repetition.js';

const labelOf = async (text: string) => (await repetition.evaluate(answerOf(text)))?.label;
const LEAD = 'The harbour office opens at eight and closes at five.';

test.each([
  ['a word', `${LEAD} ${'very '.repeat(40)}`],
  ['a phrase', `${LEAD} ${'and so on '.repeat(15)}`],
  ['a sentence', `${LEAD} ${'Please hand in the form at the second desk. '.repeat(6)}`],
  ['a sentence in Spanish', `${LEAD} ${'Entregue el formulario en la segunda ventanilla. '.repeat(6)}`],
  [
    'a numbered item',
    Array.from({ length: 9 }, (_, at) => `${at + 1}. Check that the pump is closed and dry.`).join('\n'),
  ],
  [
    'a paragraph',
    `${'Ships that come from abroad report to the pilot first. They wait beyond the mole until a berth is free, and then they follow the boat in. '.repeat(3)}`,
  ],
  ['characters', `${LEAD} ${'哈'.repeat(300)}`],
  [
    'a sentence between others',
    Array.from(
      { length: 8 },
      (_, at) => `I will look into the matter of the missing crates now. Step ${at}.`,
    ).join(' '),
  ],
])('A loop of %s is found', async (_name, text) => {
  expect(await labelOf(text)).toBe('repeated');
});

test.each([
  [
    'prose',
    `${LEAD} Ships from abroad report to the pilot first. They wait beyond the mole until a berth is free.`,
  ],
  ['a table', `${LEAD}\n| day | open |\n|---|---|\n${'| every day | yes |\n'.repeat(30)}`],
  [
    'opening hours',
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
      .map((day) => `* ${day}: from 9:00 to 17:00`)
      .join('\n'),
  ],
  ['code', `Use this:\n\`\`\`\n${'assert x == 1\n'.repeat(40)}\`\`\``],
  ['a rule', `${LEAD}\n${'-'.repeat(400)}\nEnd.`],
  [
    'a song',
    'Row on, row on, the tide is in, la la la la la la la la!\nHome we go.\nRow on, row on, the tide is out, la la la la la la la la!\nHome we go.\nRow on, row on, la la la la!\nHome we go.',
  ],
  ['emphasis', 'No no no no, that is never what I meant to say about the harbour at all.'],
])('%s is no loop', async (_name, text) => {
  expect(await labelOf(text)).toBe('none');
});

test('JSON and code alone are not judged', async () => {
  expect(await labelOf(JSON.stringify(Array.from({ length: 50 }, () => ({ status: 'ok' }))))).toBeUndefined();
  expect(await labelOf('```\nx\n```')).toBeUndefined();
});

test('The evidence spans the loop, in code points', async () => {
  const verdict = await repetition.evaluate(answerOf(`😀 ${'da '.repeat(30)}`));
  expect(verdict?.evidence?.[0]).toMatchObject({ start: 2, end: 2 + 30 * 3 - 1 });
});

test('Whatever is said before, a long loop at the end is found', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ maxLength: 80 }),
      fc.array(fc.constantFrom('sea', 'tide', 'mole', 'pilot'), { minLength: 1, maxLength: 12 }),
      async (lead, round) => {
        fc.pre(!/[`|[{~\t]/.test(lead));
        expect(await labelOf(`${lead} ${`${round.join(' ')} `.repeat(30)}`)).toBe('repeated');
      },
    ),
    { numRuns: 50 },
  );
});
