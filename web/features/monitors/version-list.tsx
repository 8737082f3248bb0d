'use client';

import type { MonitorDetail } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { factsChanged, monitorFacts } from './describe-monitor';

/** Who changed what, version by version; the newest first. */
export function VersionList({ monitor }: { monitor: MonitorDetail }) {
  const t = useTranslate();
  const format = useFormat();
  const { versions } = monitor;
  return (
    <Section title={t('monitors.versions')}>
      {versions.length === 0 ? (
        <p className="panel text-data text-ink-2">{t('monitors.versions.none')}</p>
      ) : (
        <ol className="panel flex flex-col divide-y divide-line p-0" data-versions={versions.length}>
          {versions.map(({ version, definition, at, by }, index) => {
            const earlier = versions[index + 1];
            const facts = monitorFacts(definition, t, format);
            const changes = earlier ? factsChanged(monitorFacts(earlier.definition, t, format), facts) : [];
            return (
              <li key={version} className="flex flex-col gap-1 px-4 py-3 text-data" data-version-of={version}>
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <span className="font-medium">{t('monitors.versionOf', { version })}</span>
                  <span className="text-meta text-ink-2" title={format.exact(at)}>
                    {t('monitors.versions.by', {
                      at: format.dateTime(at),
                      name: by ?? t('monitors.versions.unknown'),
                    })}
                  </span>
                </p>
                {earlier ? (
                  <dl className="flex flex-col gap-1">
                    {changes.map(({ fact, before, after }) => (
                      <div key={fact}>
                        <dt className="text-meta text-ink-2">{t(`monitors.fact.${fact}`)}</dt>
                        <dd className="[overflow-wrap:anywhere]">
                          <del className="text-ink-2">{before}</del>{' '}
                          <ins className="no-underline">{after}</ins>
                        </dd>
                      </div>
                    ))}
                  </dl>
                ) : (
                  <p className="text-ink-2 first-letter:uppercase">
                    {facts.watch}; {facts.rule}
                  </p>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
}
