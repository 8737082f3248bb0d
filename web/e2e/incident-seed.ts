import type { DriftCause } from '@almenara/contract';
import type { seedIncidents } from '../../services/standalone/e2e/seed-incidents.js';

type Seed = Parameters<typeof seedIncidents>[1][number];

const HOUR_MS = 3_600_000;
export const HOSTILE =
  '<img src="http://evil.example/x" onerror="alert(1)"> ![x](http://evil.example/pixel.png)';

const share = (value: number) => ({ value, lo: value * 0.8, hi: value * 1.2 });

/** A drift of questions with all that a frozen evidence can hold. */
export function driftOfQuestions(openedAt: Date): Seed {
  const at = (hours: number) => new Date(openedAt.getTime() + hours * HOUR_MS).toISOString();
  const windows = { refFrom: at(-171), refTo: at(-3), curFrom: at(-3), curTo: at(0) };
  const side = { bags: 32, effectiveBags: 28.4, blocks: 12 };
  const cause: DriftCause = {
    cause: 'new_questions',
    candidates: [
      {
        cause: 'new_questions',
        verdict: 'supported',
        test: 'within_users',
        figures: { pValue: 0.000_01, withinFraction: 0.9 },
      },
      {
        cause: 'provider_changed_model',
        verdict: 'not_testable',
        test: 'provider_canaries',
        figures: {},
      },
    ],
    remediation: { action: 're_index', reason: 'topics_without_documents', subjects: ['bicycle, brake'] },
  };
  return {
    kind: 'drift',
    stream: 'prompt',
    encoder: 'static256@1',
    since: new Date(at(-3)),
    openedAt,
    cause: 'new_questions',
    newShare: { value: 0.061, lo: 0.042, hi: 0.083 },
    evidence: {
      logStatistic: Math.log(21_300),
      logAlarm: Math.log(14_400),
      falseIncidents: 0.1,
      windows,
      comparison: {
        stream: 'prompt',
        kind: 'text',
        encoder: 'static256@1',
        state: 'compared',
        blockHours: 6,
        reference: { from: windows.refFrom, to: windows.refTo, events: 8400, ...side },
        current: { from: windows.curFrom, to: windows.curTo, events: 420, ...side },
        sampledShare: 1,
        missing: [],
        p: 0.000_02,
        pActor: 0.000_01,
        pTime: 0.0004,
        effect: { value: 0.0312, lo: 0.021, hi: 0.044 },
        newShare: { value: 0.061, lo: 0.042, hi: 0.083 },
        distribution: null,
        otherEncoders: [],
      },
      attribution: {
        state: 'attributed',
        looked: 420,
        shifted: 40,
        clusters: [
          {
            terms: ['bicycle', 'brake'],
            events: 26,
            reference: share(0.002),
            current: share(0.06),
            examples: [
              {
                traceId: 'trace-1',
                spanId: 'span-1',
                time: at(-1),
                text: `Which brake fits my bicycle? ${HOSTILE}`,
              },
            ],
            referenceExamples: [
              { traceId: 'trace-2', spanId: 'span-2', time: at(-90), text: 'Which charger fits my phone?' },
            ],
          },
        ],
        segments: [
          {
            dimension: 'tag',
            value: 'channel:app',
            shifted: 0.8,
            rest: 0.4,
            n: 32,
            difference: { value: 0.4, lo: 0.25, hi: 0.52 },
            adjustedP: 0.0002,
          },
        ],
        documents: [
          { documentId: 'brakes.md', change: 'new', reference: 0, current: 0.04, adjustedP: 0.001 },
        ],
        cause,
      },
      changes: {
        from: at(-51),
        to: at(0),
        items: [
          { dimension: 'prompt', value: `answer:${HOSTILE}`, firstSeen: at(-4), lastSeen: null, events: 40 },
          { dimension: 'model', value: 'gpt-4o', firstSeen: null, lastSeen: at(-5), events: 900 },
        ],
      },
      encoderChange: null,
    },
  };
}

/** The answers to the same questions, by an alarm of their own. */
export function driftOfAnswers(openedAt: Date): Seed {
  const { evidence, ...told } = driftOfQuestions(openedAt);
  return {
    ...told,
    stream: 'output',
    newShare: null,
    evidence: { ...evidence, comparison: null, attribution: null, changes: null },
  };
}

export function encoderChange(openedAt: Date): Seed {
  return {
    kind: 'encoder_changed',
    stream: 'retrieved',
    encoder: 'app:e5-large',
    since: null,
    openedAt,
    cause: 'embedding_model_changed',
    newShare: null,
    evidence: {
      logStatistic: null,
      logAlarm: null,
      falseIncidents: null,
      windows: null,
      comparison: null,
      attribution: null,
      encoderChange: { texts: 16, meanCosine: 0.71 },
    },
  };
}
