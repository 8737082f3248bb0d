'use client';

import type { CAUSE_VERDICTS, DriftCause } from '@almenara/contract';
import { Circle, CircleDot, CircleSlash, CircleDotDashed, Wrench } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { causeFigures, remedySentences, testSentence } from './cause-words';
import { useFormat } from '../../ui/format/format-provider';

type Verdict = (typeof CAUSE_VERDICTS)[number];
type Candidate = DriftCause['candidates'][number];

const MARKS = {
  supported: { Icon: CircleDot, tone: 'text-ember' },
  possible: { Icon: CircleDotDashed, tone: 'text-warning' },
  ruled_out: { Icon: Circle, tone: 'text-ink-3' },
  not_testable: { Icon: CircleSlash, tone: 'text-ink-3' },
} as const satisfies Record<Verdict, unknown>;
const ORDER: readonly Verdict[] = ['supported', 'possible', 'ruled_out', 'not_testable'];

/** The likely cause, each candidate with the test that judged it, and what would mend it. */
export function CauseView(props: { cause: DriftCause }) {
  const t = useTranslate();
  const { cause, candidates, remediation } = props.cause;
  const sorted = candidates.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  return (
    <Section title={t('drift.cause')} text={t('drift.cause.text')}>
      <div className="panel flex min-w-0 flex-col gap-3" data-cause={cause}>
        <p className="text-section font-strong">
          {cause === 'unknown'
            ? t('drift.cause.none')
            : t('drift.cause.likely', { cause: t(`drift.cause.${cause}`) })}
        </p>
        <ul className="grid gap-x-6 gap-y-3 lg:grid-cols-2">
          {sorted.map((candidate) => (
            <CandidateItem key={candidate.cause} candidate={candidate} />
          ))}
        </ul>
        {remediation ? (
          <div
            className="flex items-start gap-2 border-t border-line pt-3"
            data-remediation={remediation.action}
          >
            <Wrench size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-2" />
            <div className="min-w-0">
              <Remediation remediation={remediation} />
            </div>
          </div>
        ) : null}
      </div>
    </Section>
  );
}

function CandidateItem(props: { candidate: Candidate }) {
  const t = useTranslate();
  const format = useFormat();
  const { candidate } = props;
  const { cause, verdict } = candidate;
  const { Icon, tone } = MARKS[verdict];
  const figures = causeFigures(candidate, t, format);
  return (
    <li className="flex min-w-0 items-start gap-2" data-candidate={cause} data-verdict={verdict}>
      <Icon size={16} aria-hidden="true" className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p className="text-data">
          <span className="font-medium first-letter:uppercase">{t(`drift.cause.${cause}`)}</span>{' '}
          <span className="text-ink-2">{t(`drift.causeVerdict.${verdict}`)}</span>
        </p>
        <p className="text-data text-ink-2">{testSentence(candidate, t)}</p>
        {figures.length > 0 ? (
          <p className="text-meta text-ink-3 [overflow-wrap:anywhere]">
            {figures.map(([name, value]) => `${name} ${value}`).join(' · ')}
          </p>
        ) : null}
      </div>
    </li>
  );
}

const MOST_SUBJECTS = 10;

function Remediation(props: { remediation: NonNullable<DriftCause['remediation']> }) {
  const t = useTranslate();
  const { subjects } = props.remediation;
  const { what, why } = remedySentences(props.remediation, t);
  return (
    <>
      <p className="text-data font-medium">{what}</p>
      <p className="text-data text-ink-2">{why}</p>
      {subjects.length > 0 ? (
        <p className="text-data text-ink-2 [overflow-wrap:anywhere]">
          {t('drift.remedy.subjects', {
            names: subjects.slice(0, MOST_SUBJECTS).join(', '),
            more: Math.max(0, subjects.length - MOST_SUBJECTS),
          })}
        </p>
      ) : null}
    </>
  );
}
