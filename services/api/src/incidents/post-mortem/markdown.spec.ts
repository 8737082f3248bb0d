import { expect, test } from 'vitest';
import { inline, share, table, time } from './markdown.js';

test('what others wrote stays words of one line, and neither structure, link, picture nor element', () => {
  expect(inline('# a\n| b | ![x](http://evil/x) <img src=x> `c`')).toBe(
    String.raw`\# a \| b \| \!\[x\]\(http\://evil/x\) &lt;img src=x\> \`c\``,
  );
  expect(inline('https://evil.example')).toBe(String.raw`https\://evil\.example`);
  expect(inline('plain words')).toBe('plain words');
});

test('tables, times and shares are told as they are', () => {
  expect(table(['a', 'b'], [['1', '2']])).toEqual(['| a | b |', '| --- | --- |', '| 1 | 2 |']);
  expect(time('2026-03-01T07:00:00.000Z')).toBe('2026-03-01 07:00 UTC');
  expect(share({ value: 0.0612, lo: 0.04, hi: 0.083 })).toBe('6.12 % (95 %: 4 % to 8.3 %)');
});
