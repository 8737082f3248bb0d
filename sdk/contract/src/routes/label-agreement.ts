import { z } from 'zod';
import { estimateSchema } from '../estimate.js';
import { projectParams } from './filter.js';
import { labelQuestionSchema, labelSchema, modelVerdictSchema } from './labels.js';
import { operation } from './operation.js';

const count = z.number().int().min(0);

/** A measure that is no rate, such as κ or the area under a curve, with its interval where there is one. */
export const coefficientSchema = z.object({
  value: z.number(),
  lo: z.number().optional(),
  hi: z.number().optional(),
  level: z.number(),
  n: count,
});

/**
 * The chance that an answer is bad is sigmoid(intercept + slope · logit(1 − value)). Holds for one version of the
 * evaluator.
 */
export const calibrationSchema = z.object({
  intercept: z.number(),
  slope: z.number(),
  evaluatorVersion: z.string(),
  /** Labels it was fitted to. */
  n: count,
  fittedAt: z.string(),
});

/** Labels of uniform picks alone, weighted by the inverse of their chance, unless said otherwise. */
export const labelAgreementSchema = z.object({
  question: z.string(),
  /** The version that most labelled answers were scored by; null where none was scored. */
  evaluatorVersion: z.string().nullable(),
  labels: z.object({
    total: count,
    uniform: count,
    targeted: count,
    chosen: count,
    /** Of `total`, those that decide nothing. */
    unsure: count,
    /** Of `total`, those of answers without a score, or with one of another version. */
    notComparable: count,
  }),
  /** Raters who judged the same answer, the second one blind: Cohen's κ over all pairs; null without any. */
  raters: z.object({
    kappa: coefficientSchema.nullable(),
    agreement: estimateSchema.nullable(),
    pairs: count,
  }),
  /** What the evaluator calls bad against what people call bad; null without labels to compare. */
  confusion: z
    .object({
      truePositives: count,
      falsePositives: count,
      falseNegatives: count,
      trueNegatives: count,
      precision: estimateSchema.nullable(),
      recall: estimateSchema.nullable(),
      specificity: estimateSchema.nullable(),
      f1: estimateSchema.nullable(),
    })
    .nullable(),
  /** Null unless there are both bad and good answers. */
  roc: z
    .object({
      points: z.array(z.object({ falsePositiveRate: z.number(), truePositiveRate: z.number() })),
      area: coefficientSchema,
    })
    .nullable(),
  reliability: z
    .object({
      /** By rising chance of being bad, as the evaluator tells it: 1 − value. */
      bins: z.array(z.object({ meanScore: z.number(), share: z.number(), rate: estimateSchema })),
      expectedCalibrationError: z.number(),
    })
    .nullable(),
  /** Of all labels, the evaluator surest first; at most 50. */
  disagreements: z.array(z.object({ label: labelSchema, model: modelVerdictSchema })),
  calibration: calibrationSchema.nullable(),
  /** Labels that a new calibration would be fitted to; targeted and chosen ones count here. */
  calibrationLabels: count,
});

const tags = ['labels'] as const;

export const getLabelAgreement = operation({
  id: 'getLabelAgreement',
  method: 'GET',
  path: '/api/v1/projects/{project}/labels/agreement',
  summary: 'How far raters agree with each other and the evaluator with them',
  tags,
  access: 'viewer',
  params: projectParams,
  query: z.object({ question: labelQuestionSchema }),
  response: labelAgreementSchema,
});

const calibrationPath = '/api/v1/projects/{project}/evaluators/{evaluator}/calibration';
const evaluatorParams = projectParams.extend({ evaluator: labelQuestionSchema });
const calibrationAnswer = z.object({ calibration: calibrationSchema.nullable() });

export const getCalibration = operation({
  id: 'getCalibration',
  method: 'GET',
  path: calibrationPath,
  summary: 'How the scores of an evaluator are recalibrated in a project',
  tags,
  access: 'viewer',
  params: evaluatorParams,
  response: calibrationAnswer,
});

export const calibrateEvaluator = operation({
  id: 'calibrateEvaluator',
  method: 'POST',
  path: calibrationPath,
  summary: 'Recalibrate the scores of an evaluator to the labels of the project',
  tags,
  access: 'engineer',
  params: evaluatorParams,
  response: calibrationAnswer,
});

export const resetCalibration = operation({
  id: 'resetCalibration',
  method: 'DELETE',
  path: calibrationPath,
  summary: 'Take the scores of an evaluator as they are again',
  tags,
  access: 'engineer',
  params: evaluatorParams,
  response: calibrationAnswer,
});

export type Coefficient = z.output<typeof coefficientSchema>;
export type Calibration = z.output<typeof calibrationSchema>;
export type LabelAgreement = z.output<typeof labelAgreementSchema>;
