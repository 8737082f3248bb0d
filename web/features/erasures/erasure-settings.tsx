'use client';

import type { Erasure } from '@almenara/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { useMay } from '../../ui/session/session-provider';
import { ForbiddenState } from '../../ui/states/forbidden-state';
import { ErasureForm } from './erasure-form';
import { ErasureList } from './erasure-list';
import { ErasureProgress } from './erasure-progress';
import { ReceiptCheck } from './receipt-check';

/** Removes all data of somebody, proves it, and lets anybody check the proof. */
export function ErasureSettings(props: { project: string }) {
  const t = useTranslate();
  const client = useQueryClient();
  const isAdmin = useMay('admin');
  const [shown, setShown] = useState<string>();
  const { project } = props;
  const started = (erasure: Erasure) => {
    setShown(erasure.id);
    void client.invalidateQueries({ queryKey: ['erasures', project] });
  };
  if (!isAdmin) return <ForbiddenState needs="admin" />;
  return (
    <div className="flex flex-col gap-8">
      <Section title={t('settings.tab.erasure')} text={t('erasure.text')}>
        <ErasureForm project={project} onStarted={started} />
        {shown === undefined ? null : <ErasureProgress key={shown} project={project} id={shown} />}
      </Section>
      <ErasureList project={project} shown={shown} onShow={setShown} />
      <ReceiptCheck />
    </div>
  );
}
