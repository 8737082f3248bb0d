'use client';

import type { Incident } from '@almenara/contract';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { ForRole } from '../../ui/session/for-role';
import { Loaded } from '../../ui/states/loaded';
import { ProposeDialog } from './propose-dialog';
import { RemediationRow } from './remediation-row';

const MOST = 100;
const REFRESH_MS = 15_000;

/** What was asked of other systems because of an incident, and another one by hand. */
export function IncidentRemediations(props: { project: string; incident: Incident }) {
  const t = useTranslate();
  const [isProposing, setIsProposing] = useState(false);
  const { project, incident } = props;
  const remediations = useQuery({
    queryKey: ['remediations', project, 'of', incident.key],
    queryFn: ({ signal }) =>
      callApi(
        'listRemediations',
        { params: { project }, query: { incident: incident.key, limit: MOST } },
        signal,
      ),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Section
      title={t('remediations.title')}
      action={
        incident.state === 'open' ? (
          <ForRole needs="engineer">
            <button type="button" className="control max-sm:min-h-11" onClick={() => setIsProposing(true)}>
              <Plus size={14} aria-hidden="true" />
              {t('remediations.propose')}
            </button>
          </ForRole>
        ) : null
      }
    >
      <div data-incident-remediations={remediations.data?.items.length}>
        <Loaded query={remediations} needs="viewer" skeleton="h-14">
          {({ items }) =>
            items.length === 0 ? (
              <p className="panel min-h-14 text-ink-2">{t('remediations.ofIncident.none')}</p>
            ) : (
              <ul className="panel flex min-h-14 flex-col divide-y divide-line p-0">
                {items.map((remediation) => (
                  <li key={remediation.id} className="px-4 py-3" data-remediation-id={remediation.id}>
                    <RemediationRow project={project} remediation={remediation} hidesIncident />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
      {isProposing ? (
        <ProposeDialog project={project} incident={incident} onClose={() => setIsProposing(false)} />
      ) : null}
    </Section>
  );
}
