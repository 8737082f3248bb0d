'use client';

import { labelQuestion, type LabelAgreement } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Estimate } from '../../ui/estimate/estimate';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Table } from '../../ui/table/table';
import { verdictWord } from './verdict-words';

const RATES = ['precision', 'recall', 'specificity', 'f1'] as const;

/** What the evaluator says against what people say, and the rates that follow. */
export function ConfusionTable(props: {
  question: string;
  confusion: NonNullable<LabelAgreement['confusion']>;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { question, confusion } = props;
  const { good, bad } = labelQuestion(question);
  const words = { good: verdictWord(t, good), bad: verdictWord(t, bad) };
  const rows = [
    [words.bad, confusion.truePositives, confusion.falseNegatives],
    [words.good, confusion.falsePositives, confusion.trueNegatives],
  ] as const;
  return (
    <Section title={t('labelling.confusion')} text={t('labelling.confusion.text', words)}>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Table label={t('labelling.confusion')}>
          <thead>
            <tr>
              <th scope="col">{t('labelling.confusion.people')}</th>
              <th scope="col" className="text-right">
                {t('labelling.confusion.model', { verdict: words.bad })}
              </th>
              <th scope="col" className="text-right">
                {t('labelling.confusion.model', { verdict: words.good })}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, flagged, passed]) => (
              <tr key={name}>
                <th scope="row" className="text-left font-medium">
                  {name}
                </th>
                <td className="text-right">{format.count(flagged)}</td>
                <td className="text-right">{format.count(passed)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          {RATES.map((rate) => (
            <div key={rate} className="contents">
              <dt className="text-ink-2" title={t(`labelling.rate.${rate}.text`, words)}>
                {t(`labelling.rate.${rate}`)}
              </dt>
              <dd>
                <Estimate value={confusion[rate]} className="font-medium" />
                <span className="block text-meta text-ink-2">{t(`labelling.rate.${rate}.text`, words)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Section>
  );
}
