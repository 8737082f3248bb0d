'use client';

import type { EvaluatorItem } from '@almenara/contract';
import { type ReactNode } from 'react';
import { useI18n } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { FigureTable } from './figure-table';
import { useEvaluatorWords } from './use-evaluator-words';

/** Its published card: how it works, how well, where it fails. The texts are those of its makers, in English. */
export function EvaluatorDetails(props: { item: EvaluatorItem }) {
  const { t, locale } = useI18n();
  const format = useFormat();
  const words = useEvaluatorWords();
  const { card, labels, failing, name, registeredAt, earlierVersions } = props.item;
  const lang = locale === 'en' ? undefined : 'en';
  const isEnglishOnly = card.languages.length === 1 && card.languages[0] === 'en';
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4" data-details={name}>
      {isEnglishOnly ? <p className="max-w-[72ch] text-warning">{t('evaluators.englishOnly.text')}</p> : null}
      <dl className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        <Entry name={t('evaluators.labels')}>
          <span className="flex flex-wrap gap-1">
            {labels.map((label) => (
              <Badge key={label} tone={failing.includes(label) ? 'danger' : 'plain'}>
                {failing.includes(label) ? t('evaluators.badLabel', { label }) : label}
              </Badge>
            ))}
          </span>
        </Entry>
        <Entry name={t('evaluators.languages')}>
          <span className="inline-block first-letter:uppercase">
            {card.languages.length === 0 ? t('evaluators.anyLanguage.text') : words.languages(card.languages)}
          </span>
        </Entry>
        <Entry name={t('evaluators.method')} lang={lang}>
          {card.method}
        </Entry>
        <Entry name={t('evaluators.data')} lang={lang}>
          {card.data}
        </Entry>
        <Entry name={t('evaluators.limits')}>
          {card.limits.length === 0 ? (
            '–'
          ) : (
            <ul className="list-disc pl-4" lang={lang}>
              {card.limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
          )}
        </Entry>
        <Entry name={t('evaluators.licence')}>{card.licence}</Entry>
        <Entry name={t('evaluators.apiName')}>
          <span className="font-mono">{name}</span>
        </Entry>
        <Entry name={t('evaluators.versions')}>
          <ul>
            <li>{t('evaluators.versionSince', { at: format.dateTime(registeredAt) })}</li>
            {earlierVersions.map(({ version, lastSeenAt }) => (
              <li key={version} className="text-ink-2">
                {t('evaluators.earlierVersion', { version, at: format.dateTime(lastSeenAt) })}
              </li>
            ))}
          </ul>
        </Entry>
      </dl>
      <FigureTable figures={card.figures} />
    </div>
  );
}

function Entry(props: { name: string; lang?: 'en' | undefined; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <dt className="text-meta text-ink-3">{props.name}</dt>
      <dd className="max-w-[72ch] break-words" lang={props.lang}>
        {props.children}
      </dd>
    </div>
  );
}
