import { describe, expect, it } from 'vitest';
import type { Answer } from '../answer.js';
import type { Verdict } from '../evaluator.js';
import { groundednessLexical } from './lexical-floor.js';

function evaluated(text: string, passages: readonly string[]): Verdict | null {
  const answer: Answer = {
    text,
    conversation: [],
    context: { source: 'documents', passages: passages.map((each) => ({ text: each })) },
    tools: [],
    toolCalls: [],
    finishReasons: [],
  };
  return groundednessLexical.evaluate(answer) as Verdict | null;
}

const PASSAGE =
  'The ferry to Isla Perdida leaves at seven and returns at noon. Dogs travel free on all decks.';

describe('the lexical floor of groundedness', () => {
  it('prefers words of the passages to others, and shows the others by code points', () => {
    const copied = evaluated('The ferry leaves at seven. Dogs travel free.', [PASSAGE])!;
    const invented = evaluated('😀 Helicopters from 19 airports bring 400 tourists to Paris every Sunday.', [
      PASSAGE,
    ])!;
    expect(copied.value).toBeGreaterThan(invented.value!);
    expect(copied.label).toBe('supported');
    expect(invented.label).toBe('unsupported');
    expect(copied.evidence).toEqual([]);
    expect(invented.evidence![0]).toEqual({ start: 2, end: 13 });
  });

  it('judges nothing without an answer, and says so without passages', () => {
    expect(evaluated(' \n', [PASSAGE])).toBeNull();
    expect(evaluated('Yes.', [' '])).toMatchObject({ label: 'not_applicable' });
    expect(evaluated('Yes.', [])!.value).toBeUndefined();
  });

  it('says when an answer is not in the language of its word lists', () => {
    const spanish = 'El barco de la isla sale a las siete y los perros viajan gratis en todas las cubiertas.';
    expect(evaluated(spanish, [PASSAGE])!.metadata).toMatchObject({
      language: 'es',
      note: 'English word lists',
    });
    expect(evaluated(PASSAGE, [PASSAGE])!.metadata).toMatchObject({ language: 'en' });
    expect(evaluated('渡し船は七時に出て正午に戻ります。', [PASSAGE])!.metadata).toMatchObject({
      language: 'other',
    });
  });
});
