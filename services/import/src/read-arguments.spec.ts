import { describe, expect, it } from 'vitest';
import { readArguments } from './read-arguments.js';

describe('the command line of an import', () => {
  it('takes address and key from the environment where it leaves them out', () => {
    const environment = { ALMENARA_ENDPOINT: 'http://there:4318/', ALMENARA_KEY: 'k' };
    expect(readArguments(['--from', 'jsonl', 'file'], environment)).toMatchObject({
      source: 'jsonl',
      file: 'file',
      url: 'http://there:4318',
      key: 'k',
      again: false,
    });
    expect(
      readArguments(['file', '--from', 'langfuse', '--key', 'mine', '--url', 'http://here'], environment),
    ).toMatchObject({ source: 'langfuse', url: 'http://here', key: 'mine' });
  });

  it.each([
    [[], /^say: /],
    [['--from', 'elsewhere', 'file'], /^say: /],
    [['--from', 'jsonl', 'one', 'two'], /^say: /],
    [['--from', 'jsonl', '--invented', 'file'], /^say: /],
    [['--from', 'jsonl', 'file'], /ALMENARA_KEY/],
    [['--from', 'jsonl', 'file', '--key', 'k', '--url', 'there'], /--url must be/],
  ])('that lacks something says what: %j', (words, why) => {
    expect(() => readArguments(words, {})).toThrow(why);
  });
});
