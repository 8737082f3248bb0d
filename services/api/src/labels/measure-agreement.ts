import type { Coefficient, Estimate, LabelAgreement } from '@almenara/contract';
import { labelQuestion } from '@almenara/contract';
import {
  areaUnderRoc,
  cohenKappa,
  confusion,
  expectedCalibrationError,
  type RateEstimate,
  reliabilityBins,
  rocCurve,
  wilsonInterval,
} from '@almenara/statistics';
import type { ComparedAnswer, ComparedLabels } from './compare-labels.js';
import { verdictOfScore } from './verdict-of-score.js';

/** A bin of fewer answers says nothing. */
const ANSWERS_PER_BIN = 20;
const MAX_BINS = 10;
const MAX_ROC_POINTS = 200;

type Measured = Pick<LabelAgreement, 'raters' | 'confusion' | 'roc' | 'reliability'>;

/** Agreement over answers drawn with a chance, each weighted by its inverse. */
export function measureAgreement(question: string, { answers, pairs }: ComparedLabels): Measured {
  const drawn = answers.filter((answer) => answer.probability !== null) as Drawn[];
  return {
    raters: measureRaters(pairs),
    confusion: drawn.length === 0 ? null : measureConfusion(question, drawn),
    roc: measureRoc(drawn),
    reliability: measureReliability(drawn),
  };
}

type Drawn = ComparedAnswer & { readonly probability: number };

function measureRaters(pairs: ComparedLabels['pairs']): LabelAgreement['raters'] {
  const kappa = cohenKappa(pairs);
  const same = pairs.filter(([a, b]) => a === b).length;
  const interval = wilsonInterval(same, pairs.length);
  return {
    pairs: pairs.length,
    kappa: kappa && { value: kappa.kappa, lo: kappa.low, hi: kappa.high, level: kappa.level, n: kappa.count },
    agreement: interval && {
      value: same / pairs.length,
      lo: interval.low,
      hi: interval.high,
      level: 0.95,
      n: pairs.length,
      unit: 'rate',
      method: 'wilson',
    },
  };
}

function measureConfusion(question: string, answers: readonly Drawn[]): LabelAgreement['confusion'] {
  const { bad } = labelQuestion(question);
  const { precision, recall, specificity, f1, ...counts } = confusion(
    answers.map(({ label, score, probability }) => {
      return { predicted: verdictOfScore(question, score) === bad ? 1 : 0, label, probability };
    }),
  );
  const rates = { precision, recall, specificity, f1 };
  const estimates = Object.fromEntries(
    Object.entries(rates).map(([name, rate]) => [name, rate && toEstimate(rate)]),
  ) as Record<keyof typeof rates, Estimate | null>;
  return { ...counts, ...estimates };
}

function measureRoc(answers: readonly Drawn[]): LabelAgreement['roc'] {
  const scored = answers.map(toScored);
  const curve = rocCurve(scored);
  const auc = areaUnderRoc(scored);
  if (!curve || !auc) return null;
  const step = Math.max(1, Math.ceil(curve.length / MAX_ROC_POINTS));
  const points = curve.filter((_, index) => index % step === 0 || index === curve.length - 1);
  const interval = auc.interval ? { lo: auc.interval.low, hi: auc.interval.high } : {};
  const area: Coefficient = { value: auc.area, ...interval, level: auc.level, n: auc.bad + auc.good };
  return {
    points: points.map(({ falsePositiveRate, truePositiveRate }) => ({
      falsePositiveRate,
      truePositiveRate,
    })),
    area,
  };
}

function measureReliability(answers: readonly Drawn[]): LabelAgreement['reliability'] {
  const count = Math.min(MAX_BINS, Math.max(1, Math.floor(answers.length / ANSWERS_PER_BIN)));
  const bins = reliabilityBins(answers.map(toScored), count);
  const error = expectedCalibrationError(bins);
  if (error === null) return null;
  return {
    expectedCalibrationError: error,
    bins: bins.map(({ meanScore, share, rate }) => ({ meanScore, share, rate: toEstimate(rate) })),
  };
}

function toScored({ value, label, probability }: Drawn) {
  return { score: 1 - value, label, probability };
}

function toEstimate({ rate, low, high, level, count }: RateEstimate): Estimate {
  return { value: rate, lo: low, hi: high, level, n: count, unit: 'rate', method: 'wilson' };
}
