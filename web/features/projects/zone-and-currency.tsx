'use client';

import { useEffect, useState } from 'react';
import { useI18n } from '../../i18n/i18n-provider';
import { Field } from '../../ui/form/field';
import { isRefusedField } from '../../ui/states/problem-key';

/** Day boundaries and money of a project. The lists are the browser's, so they are there after the first paint. */
export function ZoneAndCurrency(props: {
  timeZone: string;
  currency: string;
  error: Error | null;
  isReadOnly?: boolean;
  onZone: (timeZone: string) => void;
  onCurrency: (currency: string) => void;
}) {
  const { t, locale } = useI18n();
  const zones = useSupported('timeZone', props.timeZone);
  const currencies = useSupported('currency', props.currency);
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return (
    <>
      <Field
        label={t('project.timeZone')}
        hint={t('project.timeZone.hint')}
        error={isRefusedField(props.error, 'timeZone') ? t('form.refused') : undefined}
      >
        {(field) => (
          <select
            {...field}
            className="control max-w-full"
            disabled={props.isReadOnly}
            value={props.timeZone}
            onChange={(event) => props.onZone(event.target.value)}
          >
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t('project.currency')}
        hint={t('project.currency.hint')}
        error={isRefusedField(props.error, 'currency') ? t('form.refused') : undefined}
      >
        {(field) => (
          <select
            {...field}
            className="control max-w-full"
            disabled={props.isReadOnly}
            value={props.currency}
            onChange={(event) => props.onCurrency(event.target.value)}
          >
            {currencies.map((currency) => (
              <option key={currency} value={currency} suppressHydrationWarning>
                {`${currency} · ${names.of(currency)}`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

function useSupported(kind: 'timeZone' | 'currency', chosen: string): readonly string[] {
  const [all, setAll] = useState<readonly string[]>([chosen]);
  useEffect(() => {
    const known = Intl.supportedValuesOf(kind);
    setAll([...new Set([...(kind === 'timeZone' ? ['UTC'] : []), ...known, chosen])]);
  }, [kind, chosen]);
  return all;
}
