'use client';

import type { DriftComparison } from '@almenara/contract';
import { CircleCheck, CircleHelp, GitCompareArrows } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { MeasureFigure } from '../../ui/estimate/measure-figure';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { Table } from '../../ui/table/table';
import { CategoryTable } from './category-table';
import { encoderName } from './encoder-name';
import { judgeComparison } from './judge-comparison';
import { describeMissing } from './missing-data';
import { NumberDistribution } from './number-distribution';

const MARKS = {
  insufficient: { Icon: CircleHelp, tone: 'text-ink-2' },
  differs: { Icon: GitCompareArrows, tone: 'text-ember' },
  noDifference: { Icon: CircleCheck, tone: 'text-ok' },
} as const;

/** Whether two windows differ, by how much, and what that rests on. */
export function ComparisonView(props: { comparison: DriftComparison }) {
  const t = useTranslate();
  const format = useFormat();
  const { comparison } = props;
  const verdict = judgeComparison(comparison);
  const { Icon, tone } = MARKS[verdict];
  const { p, pActor, pTime, effect, newShare, distribution, otherEncoders } = comparison;
  const facts: Fact[] = [
    [t('drift.p'), format.p(p)],
    [t('drift.pActor'), format.p(pActor)],
    [t('drift.pTime'), format.p(pTime)],
    [t('drift.effect'), <MeasureFigure key="effect" value={effect} />],
    ...(newShare ? [[t('drift.newShare'), <ShareFigure key="new" value={newShare} isAbout />] as const] : []),
  ];
  return (
    <div className="panel flex min-w-0 flex-col gap-3" data-comparison={verdict}>
      <p className="flex items-start gap-2 text-section font-strong">
        <Icon size={20} aria-hidden="true" className={`mt-0.5 shrink-0 ${tone}`} />
        {t(`drift.compared.${verdict}`)}
      </p>
      {verdict === 'insufficient' ? (
        <ul className="list-disc pl-5 text-data" data-missing>
          {comparison.missing.map((each) => (
            <li key={each.what}>{describeMissing(each, t, format)}</li>
          ))}
        </ul>
      ) : (
        <FactList facts={facts} />
      )}
      <Sides comparison={comparison} />
      {comparison.sampledShare < 1 ? (
        <p className="text-data text-ink-2">
          {t('drift.sampled', { share: format.rate(comparison.sampledShare) })}
        </p>
      ) : null}
      {otherEncoders.length > 0 ? (
        <p className="text-data text-warning" data-other-encoders>
          {t('drift.otherEncoders', { names: otherEncoders.map((each) => encoderName(each, t)).join(', ') })}
        </p>
      ) : null}
      {distribution && distribution.bins.length > 0 ? (
        comparison.kind === 'number' ? (
          <NumberDistribution stream={comparison.stream} bins={distribution.bins} />
        ) : (
          <CategoryTable stream={comparison.stream} bins={distribution.bins} />
        )
      ) : null}
    </div>
  );
}

function Sides(props: { comparison: DriftComparison }) {
  const t = useTranslate();
  const format = useFormat();
  const { reference, current, blockHours } = props.comparison;
  const rows = [
    ['a', reference],
    ['b', current],
  ] as const;
  return (
    <Table label={t('quality.tableOf', { title: t('drift.sides') })}>
      <thead>
        <tr>
          <th scope="col">{t('drift.sides')}</th>
          <th scope="col" className="text-right">
            {t('drift.events')}
          </th>
          <th scope="col" className="text-right">
            {t('drift.bags')}
          </th>
          <th scope="col" className="text-right">
            {t('drift.effectiveBags')}
          </th>
          <th scope="col" className="text-right">
            {t('drift.blocks', { duration: format.duration(blockHours * 3_600_000) })}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([lane, side]) => (
          <tr key={lane}>
            <th scope="row">
              <span className="mr-2 font-strong">{lane.toUpperCase()}</span>
              <span className="font-normal whitespace-nowrap">
                {t('scope.between', { from: format.dateTime(side.from), to: format.dateTime(side.to) })}
              </span>
            </th>
            <td className="text-right">{format.count(side.events)}</td>
            <td className="text-right">{format.count(side.bags)}</td>
            <td className="text-right">{format.number(side.effectiveBags)}</td>
            <td className="text-right">{format.count(side.blocks)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
