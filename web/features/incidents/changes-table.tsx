'use client';

import type { IncidentChanges } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Table } from '../../ui/table/table';

/** Versions that came or went around the beginning, as was known when the incident opened. */
export function ChangesTable(props: { changes: IncidentChanges }) {
  const t = useTranslate();
  const format = useFormat();
  const { from, to, items } = props.changes;
  return (
    <Section
      title={t('incidents.changes')}
      text={t('incidents.changes.text', { from: format.dateTime(from), to: format.dateTime(to) })}
    >
      {items.length === 0 ? (
        <p className="panel text-data" data-changes="0">
          {t('incidents.changes.none')}
        </p>
      ) : (
        <div className="panel" data-changes={items.length}>
          <Table label={t('incidents.changes')}>
            <thead>
              <tr>
                <th scope="col">{t('incidents.changes.of')}</th>
                <th scope="col">{t('incidents.changes.version')}</th>
                <th scope="col">{t('incidents.changes.first')}</th>
                <th scope="col">{t('incidents.changes.last')}</th>
                <th scope="col" className="text-right">
                  {t('incidents.changes.events')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ dimension, value, firstSeen, lastSeen, events }) => (
                <tr key={`${dimension} ${value}`}>
                  <td>{t(`incidents.changes.${dimension}`)}</td>
                  <th scope="row" className="min-w-32 font-mono text-meta [overflow-wrap:anywhere]">
                    {value}
                  </th>
                  <td>{firstSeen === null ? t('incidents.changes.before') : format.dateTime(firstSeen)}</td>
                  <td>{lastSeen === null ? t('incidents.changes.still') : format.dateTime(lastSeen)}</td>
                  <td className="text-right">{format.number(events)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Section>
  );
}
