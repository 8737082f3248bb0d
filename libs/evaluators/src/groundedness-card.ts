import type { EvaluatorCard } from './evaluator.js';

/** The figures come with the weights. */
export const GROUNDEDNESS_CARD: Omit<EvaluatorCard, 'figures'> = {
  question: 'Do the passages that the answer was given support what it says?',
  method:
    'A six-layer encoder (23 million parameters in eight bits, on this machine) reads the answer beside the sentences of the passages that share most rare words with it, and says of each word whether it is unsupported. Logistic regressions turn these into one probability for the answer and one for each sentence.',
  data: 'Trained on the train split of RAGTruth (answers of six language models to questions, records and news, with unsupported spans marked by people), SummEdits, BUMP, Factcheck-GPT, HaluEval QA and claims made from RAGTruth by rules. Measured on sources of RAGTruth that it never saw, and on FEVER-symmetric, WiCE and BEGIN, which are new to it. All of it in models/groundedness/card.md.',
  licence:
    'Weights derived from bge-small-en-v1.5 (MIT), taught by all-mpnet-base-v2 (Apache-2.0). Labels of RAGTruth: MIT; its passages (MS MARCO, CNN/DailyMail, Yelp) carry their own terms.',
  languages: ['en'],
  limits: [
    'English only: other languages get a number that means little, and a note that says so.',
    'Paraphrases over long news texts are the weakest case: hardly better than counting new words.',
    'The probability is calibrated on RAGTruth. Elsewhere the order of answers holds better than the threshold.',
    'It reads a few hundred tokens of the passages for each part of an answer, chosen by shared words: support in other words can be missed.',
    'Closest passages are found by shared words, not by meaning.',
    'It does not know whether the passages are true.',
  ],
};
