'use client';

import type { Role } from '@almenara/contract';
import type { ReactNode } from 'react';
import { Lock } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { useMay } from './session-provider';

/** Stands where a control would stand, and says whose it is. */
export function ForRole(props: { needs: Role; children: ReactNode }) {
  const t = useTranslate();
  if (useMay(props.needs)) return props.children;
  return (
    <p className="inline-flex min-h-8 items-center gap-1.5 text-data text-ink-2" data-needs={props.needs}>
      <Lock size={14} aria-hidden="true" className="shrink-0" />
      {t('forbidden.change', { role: t(`role.${props.needs}`) })}
    </p>
  );
}
