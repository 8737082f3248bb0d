'use client';

import { type MonitorBacktest, type MonitorDefinition, unitOfMonitor } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { writeValue } from './units';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What the rule costs in false alarms, and how long something real goes untold. */
export function BacktestPrice(props: { definition: MonitorDefinition; backtest: MonitorBacktest }) {
  const t = useTranslate();
  const format = useFormat();
  const { definition, backtest } = props;
  const { falseIncidents, delays } = backtest;
  const unit = unitOfMonitor(definition);
  const { kind } = definition.detector;
  if (kind !== 'change' || falseIncidents === null) {
    const window = format.duration(definition.windowMinutes * MINUTE_MS);
    return (
      <p className="max-w-[80ch] text-data text-ink-2" data-price={kind}>
        {kind === 'no_data' ? t('monitors.price.no_data') : t('monitors.price.bound', { window })}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1 text-data text-ink-2" data-price="change">
      <p className="max-w-[80ch]">{t('monitors.price.change', { share: format.number(falseIncidents) })}</p>
      {delays.length === 0 ? (
        <p>{t('monitors.price.noDelay')}</p>
      ) : (
        <ul className="list-disc pl-5">
          {delays.map(({ from, to, hours }) => (
            <li key={to}>
              {t(hours === null ? 'monitors.price.never' : 'monitors.price.delay', {
                from: writeValue(from, unit, format),
                to: writeValue(to, unit, format),
                time: hours === null ? '' : format.duration(hours * HOUR_MS),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
