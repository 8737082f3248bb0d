'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useI18n } from '../../i18n/i18n-provider';
import { createFormat, type Format } from './format';

const FormatContext = createContext<Format | undefined>(undefined);

/** Gives everything below the zone and currency of one project. */
export function FormatProvider(props: { timeZone: string; currency: string; children: ReactNode }) {
  const { locale } = useI18n();
  const { timeZone, currency } = props;
  const value = useMemo(() => createFormat({ locale, timeZone, currency }), [locale, timeZone, currency]);
  return <FormatContext value={value}>{props.children}</FormatContext>;
}

export function useFormat(): Format {
  const value = useContext(FormatContext);
  if (!value) throw new Error('useFormat needs a FormatProvider above it');
  return value;
}
