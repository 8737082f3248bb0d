'use client';

import type { LabelAgreement } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Table } from '../../ui/table/table';
import { VerdictMark } from './verdict-mark';

/** Answers on which the evaluator and people differ, with a way to each. */
export function DisagreementList(props: { project: string; items: LabelAgreement['disagreements'] }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, items } = props;
  return (
    <Section title={t('labelling.disagreements')} text={t('labelling.disagreements.text')}>
      {items.length === 0 ? (
        <p className="text-ink-2">{t('labelling.disagreements.none')}</p>
      ) : (
        <Table label={t('labelling.disagreements')}>
          <thead>
            <tr>
              <th scope="col">{t('labelling.disagreements.trace')}</th>
              <th scope="col">{t('labelling.disagreements.person')}</th>
              <th scope="col">{t('labelling.disagreements.model')}</th>
              <th scope="col" className="text-right">
                {t('labelling.disagreements.score')}
              </th>
              <th scope="col">{t('labelling.disagreements.rater')}</th>
              <th scope="col">{t('labelling.note')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ label, model }) => (
              <tr key={label.id}>
                <td>
                  <Link
                    href={`/${project}/traces/${encodeURIComponent(label.traceId)}?span=${encodeURIComponent(label.spanId)}`}
                    className="block max-w-48 truncate font-mono text-accent underline"
                  >
                    {label.traceId}
                  </Link>
                </td>
                <td>
                  <VerdictMark verdict={label.verdict} />
                </td>
                <td>
                  <VerdictMark verdict={model.verdict} />
                </td>
                <td className="text-right">{format.number(model.value)}</td>
                <td>
                  <span className="block max-w-48 truncate" title={label.rater.name}>
                    {label.rater.name}
                  </span>
                </td>
                <td>
                  <span className="block max-w-72 truncate" title={label.note ?? undefined}>
                    {label.note ?? '–'}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
