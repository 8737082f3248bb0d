'use client';

import type { RemediationItem } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { remediationTitle } from './remediation-words';
import { StateMark } from './state-mark';

/** Those that wait for a person, in short. */
export function WaitingRemediations(props: {
  project: string;
  count: number;
  remediations: readonly RemediationItem[];
}) {
  const t = useTranslate();
  const format = useFormat();
  const { project, count, remediations } = props;
  if (remediations.length === 0) return null;
  return (
    <>
      <ul className="flex flex-col gap-2" data-waiting-remediations={count}>
        {remediations.map((remediation) => (
          <li key={remediation.id} className="flex flex-wrap items-baseline gap-x-3">
            <StateMark state={remediation.state} />
            <Link
              href={`/${project}/remediations/${remediation.id}`}
              className="inline-flex min-h-6 items-center font-medium text-accent hover:underline"
            >
              {remediationTitle(remediation, t)}
            </Link>
            <span className="text-meta text-ink-2">
              {t('home.needsYou.since', {
                key: remediation.incident,
                since: format.dateTime(remediation.proposedAt),
              })}
            </span>
          </li>
        ))}
      </ul>
      {count > remediations.length ? (
        <Link href={`/${project}/remediations?state=decide`} className="text-data text-accent underline">
          {t('remediations.waiting.all', { count })}
        </Link>
      ) : null}
    </>
  );
}
