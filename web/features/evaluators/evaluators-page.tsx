'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Section } from '../../ui/section/section';
import { ForRole } from '../../ui/session/for-role';
import { Loaded } from '../../ui/states/loaded';
import { BackfillForm } from './backfill-form';
import { BackfillList } from './backfill-list';
import { EvaluatorList } from './evaluator-list';
import { ScoringVerdict } from './scoring-verdict';
import { UnavailableList } from './unavailable-list';

const REFRESH_MS = 5000;

/** Which evaluators judge the answers of this project, how far each can be trusted, and what they do now. */
export function EvaluatorsPage(props: { project: string }) {
  const t = useTranslate();
  const { project } = props;
  const evaluators = useQuery({
    queryKey: ['evaluators', project],
    queryFn: ({ signal }) => callApi('listEvaluators', { params: { project } }, signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <Loaded query={evaluators} needs="viewer" skeleton="h-[70dvh]">
        {({ items, processes }) => (
          <>
            <ScoringVerdict items={items} processes={processes} />
            <UnavailableList processes={processes} />
            {items.length === 0 ? null : (
              <>
                <Section
                  title={t('evaluators.list')}
                  text={t('evaluators.list.text')}
                  action={<ForRole needs="engineer">{null}</ForRole>}
                >
                  <EvaluatorList project={project} items={items} />
                </Section>
                <Section title={t('evaluators.backfill')} text={t('evaluators.backfill.text')}>
                  <ForRole needs="engineer">
                    <BackfillForm project={project} items={items} />
                  </ForRole>
                  <BackfillList project={project} hasProcess={processes.length > 0} />
                </Section>
              </>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}
