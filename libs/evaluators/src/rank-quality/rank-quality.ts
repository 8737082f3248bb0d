import { normalizedDiscountedCumulativeGain, precisionAtK } from '@almenara/statistics';
import type { Answer } from '../answer.js';
import { round } from '../embed.js';
import type { Evaluator, EvaluatorCard } from '../evaluator.js';

const K = 10;

const card: EvaluatorCard = {
  question: 'Do the documents that a person or a data set calls relevant stand first?',
  method:
    'Normalised discounted cumulative gain of the first ten documents (linear gains), with the precision of as many as there are, by the relevance that came with them.',
  data: 'None: arithmetic (libs/statistics, Järvelin and Kekäläinen 2002).',
  licence: 'Apache-2.0',
  languages: [],
  limits: [
    'Only where relevance was recorded for each document of the list.',
    'Relevant documents that were not retrieved are not known: this is no recall.',
  ],
  figures: [],
};

export const rankQuality: Evaluator = {
  name: 'rank_quality',
  version: '1',
  cost: 'cheap',
  labels: ['best_first', 'misordered', 'none_relevant'],
  failing: ['none_relevant'],
  card,
  inputOf: (answer) => relevancesOf(answer) ?? undefined,
  evaluate(answer) {
    const relevances = relevancesOf(answer);
    if (!relevances) return null;
    const depth = Math.min(K, relevances.length);
    const gain = normalizedDiscountedCumulativeGain(relevances, K);
    const precision = precisionAtK(relevances, depth);
    const metadata = {
      k: depth,
      precision: precision === null ? null : round(precision),
      documents: relevances.length,
    };
    if (gain === null) {
      return {
        value: 0,
        label: 'none_relevant',
        explanation: 'No retrieved document is relevant.',
        metadata,
      };
    }
    const isBest = gain > 1 - 1e-9;
    return {
      value: round(gain),
      label: isBest ? 'best_first' : 'misordered',
      explanation: isBest
        ? 'The most relevant documents stand first.'
        : 'More relevant documents stand below less relevant ones.',
      metadata,
    };
  },
};

/** In the order shown. Undefined unless each is known and none is negative. */
function relevancesOf({ context }: Answer): number[] | undefined {
  const ordered = context.passages
    .map((passage, at) => ({ relevance: passage.relevance, rank: passage.rank ?? at + 1, at }))
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at);
  const relevances = ordered.map(({ relevance }) => relevance ?? NaN);
  const isKnown =
    relevances.length > 0 && relevances.every((relevance) => Number.isFinite(relevance) && relevance >= 0);
  return isKnown ? relevances : undefined;
}
