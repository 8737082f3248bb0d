'use client';

import type { RemediationDetail, Verdict } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Delta } from '../../ui/estimate/delta';
import { Estimate } from '../../ui/estimate/estimate';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { differenceOf, rateOf } from './verdict-estimate';

/** What the answers say so far, against what was asked before. */
export function VerificationView({ remediation }: { remediation: RemediationDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const { state, verdict, criterion, verifyUntil } = remediation;
  if (verdict === null) {
    return (
      <p className="max-w-[72ch] text-ink-2" data-verification="none">
        {t(
          state === 'succeeded' || state === 'verifying'
            ? 'remediations.verification.begins'
            : 'remediations.verification.none',
        )}
      </p>
    );
  }
  const { outcome, detail, answers, boundMet } = verdict;
  return (
    <div className="flex min-w-0 flex-col gap-3" data-verification={outcome ?? 'looking'}>
      {detail ? <p className="max-w-[72ch] font-medium">{t(`remediations.detail.${detail}`)}</p> : null}
      {criterion ? <Progress answers={answers} minimum={criterion.minimum} /> : null}
      <FactList facts={figures(verdict, criterion, t, format)} />
      {boundMet === true && outcome === null ? (
        <p className="max-w-[72ch] text-data text-ink-2">{t('remediations.boundMet')}</p>
      ) : null}
      {outcome === null ? (
        <p className="max-w-[72ch] text-data text-ink-2">
          {verifyUntil === null
            ? ''
            : t('remediations.verification.until', { at: format.dateTime(verifyUntil) })}{' '}
          {t('remediations.verification.watch')}
        </p>
      ) : null}
    </div>
  );
}

function Progress({ answers, minimum }: { answers: number; minimum: number }) {
  const t = useTranslate();
  const format = useFormat();
  const text = t('remediations.verification.answers', {
    answers: format.count(answers),
    minimum: format.count(minimum),
  });
  return (
    <div className="flex max-w-96 flex-col gap-1">
      <p className="text-data" data-answers={answers}>
        {text}
      </p>
      <progress
        className="h-1.5 w-full accent-(--accent)"
        max={Math.max(1, minimum)}
        value={Math.min(answers, minimum)}
        aria-label={text}
      />
    </div>
  );
}

function figures(
  verdict: Verdict,
  criterion: RemediationDetail['criterion'],
  t: ReturnType<typeof useTranslate>,
  format: ReturnType<typeof useFormat>,
): Fact[] {
  const { difference, pairs, otherVersions, at } = verdict;
  return [
    [t('remediations.verification.rate'), <Estimate key="r" value={rateOf(verdict)} />],
    ...(criterion
      ? [
          [
            t('remediations.criterion.bound'),
            <ShareFigure key="b" value={{ value: criterion.bound }} />,
          ] as const,
        ]
      : []),
    ...(difference
      ? [
          [
            t('remediations.verification.difference', {
              level: format.rate(difference.level),
              count: difference.actors,
            }),
            <Delta key="d" value={differenceOf(verdict)} />,
          ] as const,
        ]
      : []),
    ...(pairs
      ? [
          [
            t('remediations.verification.pairs', { count: pairs.n }),
            t('remediations.verification.mended', {
              mended: format.count(pairs.mended),
              broken: format.count(pairs.broken),
              p: format.p(pairs.p),
            }),
          ] as const,
        ]
      : []),
    ...(otherVersions > 0
      ? [[t('remediations.verification.otherVersions'), format.count(otherVersions)] as const]
      : []),
    [t('remediations.verification.at'), format.dateTime(at)],
  ];
}
