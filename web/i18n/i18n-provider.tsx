'use client';

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Locale } from './locale';
import { createTranslate, type Messages, type Translate } from './translate';

interface I18n {
  readonly locale: Locale;
  readonly t: Translate;
}

const I18nContext = createContext<I18n | undefined>(undefined);

export function I18nProvider(props: { locale: Locale; messages: Messages; children: ReactNode }) {
  const { locale, messages } = props;
  const value = useMemo(() => ({ locale, t: createTranslate(locale, messages) }), [locale, messages]);
  return <I18nContext value={value}>{props.children}</I18nContext>;
}

export function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (!value) throw new Error('useI18n needs an I18nProvider above it');
  return value;
}

export function useTranslate(): Translate {
  return useI18n().t;
}
