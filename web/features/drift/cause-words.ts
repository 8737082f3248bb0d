import type { DriftCause } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';
import type { Format } from '../../ui/format/format';

type Candidate = DriftCause['candidates'][number];
type Remediation = NonNullable<DriftCause['remediation']>;

/** Tests that have a sentence. */
const TESTS = [
  'canary_texts',
  'app_vectors',
  'same_document_scores',
  'similarity',
  'answered_model',
  'provider_canaries',
  'same_version_answers',
  'versions',
  'similar_answers',
  'new_version_beside_old',
  'version_and_answers',
  'retriever_configuration',
  'similar_questions_documents',
  'documents_of_some_topics',
  'coverage_of_new_questions',
  'within_users',
  'questions',
] as const;

/** What was looked at to judge a candidate; a test that has no sentence here is told by its key. */
export function testSentence({ test, verdict }: Pick<Candidate, 'test' | 'verdict'>, t: Translate): string {
  const known = TESTS.find((each) => each === test);
  const sentence = known ? t(`drift.test.${known}`) : test;
  return verdict === 'not_testable'
    ? t('drift.test.lacks', { test: sentence })
    : t('drift.test.by', { test: sentence });
}

type Kind = 'share' | 'p' | 'number' | 'text';

/** Figures that have a name; a share is told per cent. */
const FIGURES = {
  answers: 'number',
  breadth: 'share',
  context_relevanceShift: 'number',
  current: 'text',
  dimension: 'text',
  disappeared: 'number',
  disappearedShare: 'share',
  documentCountShift: 'number',
  effect: 'share',
  events: 'number',
  groundednessShift: 'number',
  lengthP: 'p',
  lengthShift: 'number',
  meanCosine: 'number',
  newUsers: 'share',
  overlapDifference: 'number',
  overlapP: 'p',
  overlapShift: 'number',
  pValue: 'p',
  previous: 'text',
  prompts: 'number',
  question_coverageShift: 'number',
  shift: 'number',
  similarityShift: 'number',
  textP: 'p',
  textShift: 'number',
  texts: 'number',
  withinFraction: 'share',
  withinHigh: 'share',
  withinLow: 'share',
} as const satisfies Record<string, Kind>;
type Named = keyof typeof FIGURES;
const NAMED = Object.keys(FIGURES) as Named[];

/** The figures of a test in words and digits; what was not measured is left out. */
export function causeFigures(
  { figures }: Pick<Candidate, 'figures'>,
  t: Translate,
  format: Pick<Format, 'number' | 'p' | 'rate'>,
): [name: string, value: string][] {
  return Object.entries(figures).flatMap(([key, value]): [string, string][] => {
    if (value === null) return [];
    const named = NAMED.find((each) => each === key);
    const name = named ? t(`drift.figure.${named}`) : key;
    if (typeof value !== 'number') return [[name, String(value)]];
    const kind: Kind = named ? FIGURES[named] : 'number';
    return [[name, writeFigure(value, kind, format)]];
  });
}

function writeFigure(value: number, kind: Kind, format: Pick<Format, 'number' | 'p' | 'rate'>): string {
  if (kind === 'p') return format.p(value);
  if (kind === 'share') return format.rate(value);
  return format.number(Number(value.toPrecision(3))).replace('-', '−');
}

const ACTIONS = ['re_index', 'roll_back', 're_embed', 'retrain', 'accept_as_new_normal'] as const;
const REASONS = [
  'own_encoder_changed',
  'app_embedding_model_changed',
  'provider_model_renamed',
  'provider_model_changed_silently',
  'version_without_harm',
  'version_changed_answers',
  'retriever_changed_documents',
  'documents_gone',
  'topics_without_documents',
  'other_users',
  'new_questions_answered_worse',
  'new_questions_answered_as_well',
] as const;

/** What would mend it and why, as sentences; words that are not known here are told as they came. */
export function remedySentences(
  { action, reason }: Remediation,
  t: Translate,
): { what: string; why: string } {
  const knownAction = ACTIONS.find((each) => each === action);
  const knownReason = REASONS.find((each) => each === reason);
  return {
    what: knownAction ? t(`drift.remedy.${knownAction}`) : t('drift.remedy.other', { action }),
    why: knownReason ? t(`drift.because.${knownReason}`) : reason,
  };
}
