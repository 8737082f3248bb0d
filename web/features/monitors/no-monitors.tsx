'use client';

import { BellRing } from 'lucide-react';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { StatePanel } from '../../ui/states/state-panel';
import type { DraftChange } from './draft-in-address';

/** Three to begin with: each opens the form, which backtests it at once. */
const PROPOSALS = {
  unsupported: { watch: 'score', score: 'groundedness', rule: 'change', severity: 'critical' },
  errors: { watch: 'errors', rule: 'bound', limit: '5' },
  silence: { watch: 'answers', rule: 'no_data', hours: '2', severity: 'critical' },
} as const satisfies Record<string, DraftChange>;

export function NoMonitors(props: { project: string }) {
  const t = useTranslate();
  return (
    <StatePanel state="no-monitors" icon={<BellRing aria-hidden="true" />} title={t('monitors.none')}>
      <p>{t('monitors.none.text')}</p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {(Object.keys(PROPOSALS) as (keyof typeof PROPOSALS)[]).map((proposal) => {
          const draft = JSON.stringify({
            ...PROPOSALS[proposal],
            name: t(`monitors.proposal.${proposal}`),
          });
          return (
            <li key={proposal}>
              <Link
                href={`/${props.project}/monitors/new?draft=${encodeURIComponent(draft)}`}
                className="control"
              >
                {t(`monitors.proposal.${proposal}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </StatePanel>
  );
}
