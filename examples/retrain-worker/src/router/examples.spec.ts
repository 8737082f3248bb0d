import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isHeldOut, keyOf, readExamples, withoutDuplicates } from './examples.js';

const row = (text: string, answer: string, label?: 'good' | 'bad') =>
  JSON.stringify({
    messages: [
      { role: 'system', content: 'x' },
      { role: 'user', content: 'an earlier question' },
      { role: 'assistant', content: 'orders' },
      { role: 'user', content: text },
      { role: 'assistant', content: answer },
    ],
    ...(label && { metadata: { label } }),
  });

describe('chat JSON lines', () => {
  it('give the last question and the last answer as its intent', () => {
    expect(readExamples(`${row('q1', 'returns')}\n${row('q2', 'sizes', 'good')}\n\n`)).toEqual({
      examples: [
        { text: 'q1', label: 'returns' },
        { text: 'q2', label: 'sizes' },
      ],
      skipped: 0,
    });
  });

  it('are skipped and counted where they are labelled bad, name no intent or are broken', () => {
    const lines = [
      row('q', 'returns', 'bad'),
      row('q', 'You can return it within 30 days.'),
      '{',
      '[]',
      '{"messages":[]}',
      row('q', 'sizes'),
    ];
    expect(readExamples(lines.join('\n'))).toMatchObject({ examples: [{ label: 'sizes' }], skipped: 5 });
  });

  it('hold out the same fifth, whatever the case and the signs', () => {
    const texts = Array.from({ length: 2000 }, (_, at) => ({ text: `Question ${at}?`, label: 'a' }));
    const share = texts.filter(isHeldOut).length / texts.length;
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.24);
    for (const { text } of texts) {
      expect(isHeldOut({ text: ` ${text.toUpperCase()}!`, label: 'b' })).toBe(
        isHeldOut({ text, label: 'a' }),
      );
    }
  });

  it('keep one example a question, the newest', () => {
    const older = { text: 'Where is it?', label: 'a' };
    const newer = { text: 'where is it', label: 'b' };
    expect(withoutDuplicates([older, newer])).toEqual([newer]);
  });

  it('shipped for training are none of those shipped for judging', () => {
    const read = (name: string) =>
      readExamples(readFileSync(new URL(`../../data/${name}.jsonl`, import.meta.url), 'utf8'));
    const heldOut = new Set(read('held-out').examples.map(({ text }) => keyOf(text)));
    for (const name of ['training', 'corrections']) {
      expect(read(name).skipped).toBe(0);
      for (const { text } of read(name).examples) expect(heldOut.has(keyOf(text))).toBe(false);
    }
  });
});
