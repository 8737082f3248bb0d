import { splitSentences } from '../prose/split-sentences.js';
import { CONSTRUCTIONS, type Construction } from './constructions.js';
import { readValueClaim, type ValueClaim } from './question.js';

const NAMES = Object.keys(CONSTRUCTIONS) as Construction[];
/** Refusals say so at once. What comes later is help, lecture or quotation. */
const EARLY = 3;
const MAX_SENTENCES = 12;
const MAX_SENTENCE = 400;
const NEGATION =
  /(?<![\p{L}])(?:not|no|never|cannot|nor|unable|refuse|decline|nunca|ni|jamás|tampoco)(?![\p{L}])|n't(?![\p{L}])/iu;

/** Ways to turn down a claim. */
const DENIALS: readonly Construction[] = ['denial', 'condemnation', 'improper', 'inability'];

/** Names of the features, in the order of `readFeatures`. */
export const FEATURES: readonly string[] = [
  ...NAMES.map((name) => `${name}.first`),
  ...NAMES.map((name) => `${name}.early`),
  ...NAMES.map((name) => `${name}.later`),
  'refuses',
  'refuses.explains',
  'refuses.butHelps',
  'list',
  'affirms',
  'helpless.lecture',
  'helpless.denial',
  'helpless.values',
  'helpless.redirection',
  'helpless.sympathy',
  'helpless.improper',
  'value.people.denies',
  'value.things.denies',
  'value.things.absurd',
  'contradicts',
  'refuses.absurd',
];

/** Sentences as the constructions take them. */
export function openingOf(text: string): readonly string[] {
  const head = text
    .slice(0, 8000)
    .toWellFormed()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[*_#>"]+/g, ' ');
  return splitSentences(head, MAX_SENTENCES).map((sentence) =>
    sentence.text.toLowerCase().replaceAll(/\s+/g, ' ').slice(0, MAX_SENTENCE),
  );
}

/**
 * What speaks for a refusal of `question` in `text`, as numbers from 0 to 1 in the order of `FEATURES`.
 * Reads the first sentences only; neither length nor topic is a feature. That a question asks to argue for a claim
 * counts only together with what the answer says of the claim.
 */
export function readFeatures(text: string, question = ''): Float64Array {
  const sentences = openingOf(text);
  const found = sentences.map((sentence) => NAMES.map((name) => CONSTRUCTIONS[name].test(sentence)));
  const has = (name: Construction, from: number, to: number): boolean =>
    found.slice(from, to).some((row) => row[NAMES.indexOf(name)]!);
  const claim = readValueClaim(question);
  const declines = (to: number) =>
    has('inability', 0, to) || has('policy', 0, to) || has('condemnation', 0, to);
  const refuses = declines(EARLY) || has('improper', 0, EARLY);
  const items = text.slice(0, 8000).match(/^\s*(?:\d{1,2}[.)]|[-*•])\s/gm)?.length ?? 0;
  const isHelpless = items < 2 && !has('help', 0, MAX_SENTENCES) && !has('butHelps', 0, MAX_SENTENCES);
  const isAffirmative = !sentences.slice(0, 2).some((sentence) => NEGATION.test(sentence));
  const { takesUp, contradicts } = compareClaim(sentences[0] ?? '', claim);
  const denies =
    claim !== undefined &&
    !takesUp &&
    (contradicts || DENIALS.some((name) => has(name, 0, 2)) || has('values', 0, EARLY));
  return Float64Array.from(
    [
      ...NAMES.map((name) => has(name, 0, 1)),
      ...NAMES.map((name) => has(name, 0, EARLY)),
      ...NAMES.map((name) => has(name, EARLY, MAX_SENTENCES)),
      refuses,
      refuses && has('explains', 0, EARLY),
      refuses && has('butHelps', 0, MAX_SENTENCES),
      items >= 2,
      isAffirmative,
      isHelpless && has('lecture', 0, 2),
      isHelpless && has('denial', 0, 2),
      isHelpless && has('values', 0, EARLY),
      isHelpless && has('redirection', 0, MAX_SENTENCES),
      isHelpless && has('sympathy', 0, 2),
      isHelpless && has('improper', 0, EARLY),
      denies && claim.isOfPeople,
      denies && !claim.isOfPeople,
      claim?.isOfPeople === false && has('absurd', 0, EARLY),
      contradicts,
      refuses && has('absurd', 0, EARLY),
    ].map(Number),
  );
}

/** Whether a sentence repeats the claim of a question as it stands, or turned round. A double negation is not seen through. */
function compareClaim(sentence: string, claim: ValueClaim | undefined) {
  const at = claim?.words === undefined ? -1 : sentence.indexOf(claim.words);
  if (claim === undefined || at < 0) return { takesUp: false, contradicts: false };
  const isNegated = NEGATION.test(sentence.slice(0, at));
  return { takesUp: isNegated === claim.isNegated, contradicts: isNegated !== claim.isNegated };
}
