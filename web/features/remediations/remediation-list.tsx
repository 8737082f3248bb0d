'use client';

import type { RemediationItem } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { groupByStage } from './stages';
import { RemediationRow } from './remediation-row';

/** By stage: what waits for a person comes first. */
export function RemediationList(props: {
  project: string;
  remediations: readonly RemediationItem[];
  isStale: boolean;
}) {
  const t = useTranslate();
  return (
    <div className={`flex flex-col gap-4 ${props.isStale ? 'opacity-60' : ''}`}>
      {groupByStage(props.remediations).map(({ stage, items }) => (
        <section key={stage} aria-labelledby={`stage-${stage}`} data-group={stage}>
          <h2 id={`stage-${stage}`} className="mb-1 text-body font-medium text-ink-2">
            {t(`remediations.stage.${stage}`)}
          </h2>
          <ul className="panel flex flex-col divide-y divide-line p-0">
            {items.map((remediation) => (
              <li key={remediation.id} className="px-4 py-3" data-remediation-id={remediation.id}>
                <RemediationRow project={props.project} remediation={remediation} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
