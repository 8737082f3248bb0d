import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openStaticEncoder } from '@almenara/embedding';
import { describe, expect, it } from 'vitest';
import { extractiveWriter, fits, nearestSentences } from '../answers/extract.js';
import { guess } from '../answers/guess.js';
import { readDocuments, topicsOf } from '../corpus/read-documents.js';
import { SearchIndex } from './search-index.js';
import { termsOf } from './words.js';

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const corpus = folder('../../corpus');
const embedding = openStaticEncoder({ models: folder('../../../../models') });
const OLD = ['orders', 'returns', 'sizes', 'payments'];
const NEW = ['repairs', 'gift-cards'];
const open = (topics: string[]) =>
  new SearchIndex(SearchIndex.build('v', readDocuments(corpus, topics), embedding), embedding);
const stale = open(OLD);
const whole = open(topicsOf(corpus));
const questions = (topics: string[]) =>
  topics.flatMap((topic) =>
    readFileSync(folder(`../../questions/${topic}.txt`), 'utf8')
      .trim()
      .split('\n'),
  );
const shareThatFits = (index: SearchIndex, topics: string[]) => {
  const asked = questions(topics);
  return asked.filter((question) => fits(index, question, index.search(question))).length / asked.length;
};

describe('the index', () => {
  it('finds a fitting document for what it knows, and for what it does not know only when it is built anew', () => {
    expect(shareThatFits(stale, OLD)).toBeGreaterThan(0.95);
    expect(shareThatFits(stale, NEW)).toBeLessThan(0.15);
    expect(shareThatFits(whole, OLD)).toBeGreaterThan(0.95);
    expect(shareThatFits(whole, NEW)).toBeGreaterThan(0.95);
  });

  it('ranks by falling scores from 0 to 1, also where nothing can be read', () => {
    for (const question of ['Where is my order?', '???', 'xyzzy', '']) {
      const found = whole.search(question, 40);
      const scores = found.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...scores)).toBeLessThanOrEqual(1);
      expect(found.map(({ rank }) => rank)).toEqual(found.map((_, at) => at + 1));
    }
  });

  it('has questions and documents for the same topics', () => {
    expect(topicsOf(corpus)).toEqual([...OLD, ...NEW].toSorted());
    expect(readdirSync(folder('../../questions'))).toEqual(topicsOf(corpus).map((topic) => `${topic}.txt`));
  });
});

describe('answers', () => {
  it('are sentences of the best document where it fits', async () => {
    const found = whole.search('How long is a gift card valid?');
    const { text } = await extractiveWriter(whole).write([], 'How long is a gift card valid?', found);
    expect(text).toContain('valid for four years');
    for (const sentence of text.split(/(?<=\.) /)) expect(found[0]!.document.text).toContain(sentence);
  });

  it('are a guess that stands in no document where none fits, the same each time', async () => {
    const question = 'How long is a gift card valid?';
    const { text } = await extractiveWriter(stale).write([], question, stale.search(question));
    expect(text).toBe(guess(question));
    expect(stale.documents.some((document) => document.text.includes(text))).toBe(false);
  });

  it('take at most two sentences, in the order of the document', () => {
    const document = { id: 'a', title: 't', text: 'Red is warm. Blue is cold. Red and blue make purple.' };
    expect(nearestSentences('red or blue?', { document }).split('. ').length).toBeLessThanOrEqual(2);
    expect(nearestSentences('green', { document })).toBe('Red is warm.');
  });

  it('see words behind their endings', () => {
    expect(termsOf('The repairs, repaired and repairing!')).toEqual(['repair', 'repair', 'repair']);
    expect(termsOf('What is it?')).toEqual([]);
  });
});
