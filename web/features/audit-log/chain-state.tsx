'use client';

import { useQuery } from '@tanstack/react-query';
import { Link2, Link2Off } from 'lucide-react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Loaded } from '../../ui/states/loaded';

/** Each entry carries the hash of the one before: a change made later shows. */
export function ChainState(props: { project: string }) {
  const t = useTranslate();
  const chain = useQuery({
    queryKey: ['audit-chain', props.project],
    queryFn: ({ signal }) => callApi('verifyAuditLog', { params: { project: props.project } }, signal),
  });
  return (
    <Loaded query={chain} needs="admin" skeleton="h-8">
      {({ intact, intactUpTo, brokenAt }) => (
        <p
          role="status"
          data-chain={intact ? 'intact' : 'broken'}
          className={`flex items-start gap-2 rounded-control p-2 text-data ${
            intact ? 'bg-ok-tint text-ok-on-tint' : 'bg-danger-tint text-danger-on-tint'
          }`}
        >
          {intact ? (
            <Link2 size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
          ) : (
            <Link2Off size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
          )}
          {intact
            ? t('audit.intact', { count: intactUpTo })
            : t('audit.broken', { at: brokenAt ?? intactUpTo + 1, upTo: intactUpTo })}
        </p>
      )}
    </Loaded>
  );
}
