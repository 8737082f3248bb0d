'use client';

import type { DataHealth } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { HealthMark, ReasonMark } from './health-mark';
import { headlineOf, remainingReasons, sentenceOf } from './headline';

/** The verdict, the other things to know, and what they are about. */
export function HealthVerdict(props: { health: DataHealth }) {
  const t = useTranslate();
  const format = useFormat();
  const { health } = props;
  const { key, values } = headlineOf(health, format.duration);
  const others = remainingReasons(health);
  return (
    <section
      className="panel flex flex-col gap-2"
      aria-label={t('home.verdict')}
      data-verdict={health.verdict}
    >
      <p className="flex items-start gap-2 text-page font-strong">
        <HealthMark verdict={health.verdict} size={24} />
        <span>{t(key, values)}</span>
      </p>
      {others.length > 0 ? (
        <ul className="flex flex-col gap-1 text-ink-2">
          {others.map((reason) => {
            const sentence = sentenceOf(reason, format.duration);
            return (
              <li key={reason.code} className="flex items-start gap-2">
                <ReasonMark verdict={reason.verdict} />
                <span>{t(sentence.key, sentence.values)}</span>
              </li>
            );
          })}
        </ul>
      ) : null}
      <p className="text-data text-ink-3">
        {t('health.about', {
          from: format.dateTime(health.window.from),
          to: format.dateTime(health.window.to),
          grace: format.duration(health.graceMs),
        })}
      </p>
    </section>
  );
}
