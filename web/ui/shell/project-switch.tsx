'use client';

import type { Project } from '@almenara/contract';
import { useRouter } from 'next/navigation';
import { useTranslate } from '../../i18n/i18n-provider';

export function ProjectSwitch(props: { projects: readonly Project[]; current: string }) {
  const t = useTranslate();
  const router = useRouter();
  return (
    <select
      aria-label={t('shell.project')}
      className="control max-w-48"
      value={props.current}
      onChange={(event) => router.push(`/${event.target.value}`)}
    >
      {props.projects.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
