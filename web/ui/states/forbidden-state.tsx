'use client';

import type { Role } from '@almenara/contract';
import { Lock } from 'lucide-react';
import { useTranslate } from '../../i18n/i18n-provider';
import { StatePanel } from './state-panel';

/** The reader may not see this; the panel names the role that may. */
export function ForbiddenState(props: { needs: Role }) {
  const t = useTranslate();
  return (
    <StatePanel state="forbidden" icon={<Lock aria-hidden="true" />} title={t('forbidden.title')}>
      <p>{t('forbidden.needs', { role: t(`role.${props.needs}`) })}</p>
    </StatePanel>
  );
}
