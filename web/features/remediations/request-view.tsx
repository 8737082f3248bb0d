'use client';

import type { RemediationDetail } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { maskedRequest } from './masked-request';

const MOST_SHOWN = 10;

type Request = NonNullable<RemediationDetail['request']>;

/** What is sent: in short, and exactly, but for the token that only the target gets. */
export function RequestView({ remediation }: { remediation: RemediationDetail }) {
  const t = useTranslate();
  const { request, subjects, deliveryId, deadline } = remediation;
  const expiresAt = deliveryId === null ? null : deadline;
  if (request === null) {
    return (
      <div className="flex flex-col gap-2" data-request="none">
        <p className="text-ink-2">{t('remediations.request.none')}</p>
        {subjects.length > 0 ? <Few names={subjects} /> : null}
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-3" data-request={request.action}>
      <Short request={request} expiresAt={expiresAt} />
      <details>
        <summary className="min-h-6 cursor-pointer text-data">{t('remediations.request.exact')}</summary>
        <p className="my-1 max-w-[72ch] text-meta text-ink-2">{t('remediations.request.masked')}</p>
        <pre
          className="max-h-96 overflow-auto rounded-control bg-raised p-3 text-meta"
          tabIndex={0}
          aria-label={t('remediations.request.exact')}
        >
          {JSON.stringify(maskedRequest(request, expiresAt), null, 2)}
        </pre>
      </details>
    </div>
  );
}

function Short({ request, expiresAt }: { request: Request; expiresAt: string | null }) {
  const t = useTranslate();
  const format = useFormat();
  const { reIndex, retrain, rollBack, reEvaluate } = request;
  const dataset = retrain?.dataset;
  const facts: Fact[] = [
    [t('remediations.request.does'), t(`targets.action.${request.action}`)],
    ...(rollBack
      ? [[t(`remediations.rollBack.${rollBack.kind}`), <code key="to">{rollBack.to}</code>] as const]
      : []),
    ...(dataset ? [[t('remediations.request.rows'), format.count(dataset.rows)] as const] : []),
    ...(reEvaluate
      ? [
          [
            reEvaluate.evaluator,
            t('remediations.request.between', {
              from: format.dateTime(reEvaluate.from),
              to: format.dateTime(reEvaluate.to),
            }),
          ] as const,
        ]
      : []),
    ...(expiresAt === null ? [] : [[t('remediations.request.expires'), format.dateTime(expiresAt)] as const]),
  ];
  return (
    <>
      <FactList facts={facts} />
      {retrain && dataset === null ? (
        <p className="text-data text-ink-2">{t('remediations.request.noDataset')}</p>
      ) : null}
      {reIndex ? <ReIndex reIndex={reIndex} /> : null}
    </>
  );
}

function ReIndex({ reIndex }: { reIndex: NonNullable<Request['reIndex']> }) {
  const t = useTranslate();
  const { documents, missingTopics, sourceHints } = reIndex;
  return (
    <div className="grid min-w-0 gap-3 lg:grid-cols-2">
      <div className="min-w-0" data-documents={documents.length}>
        <h3 className="text-data font-medium">
          {t('remediations.request.documents', { count: documents.length })}
        </h3>
        <ul className="text-data">
          {documents.slice(0, MOST_SHOWN).map(({ id, reason }) => (
            <li key={id} className="flex flex-wrap gap-x-2 [overflow-wrap:anywhere]">
              <code className="font-mono text-meta">{id}</code>
              <span className="text-ink-2">{t(`remediations.document.${reason}`)}</span>
            </li>
          ))}
        </ul>
        <More count={documents.length - MOST_SHOWN} />
      </div>
      <div className="min-w-0" data-topics={missingTopics.length}>
        <h3 className="text-data font-medium">
          {t('remediations.request.topics', { count: missingTopics.length })}
        </h3>
        <ul className="text-data">
          {missingTopics.slice(0, MOST_SHOWN).map(({ name, questions }, index) => (
            <li key={index} className="[overflow-wrap:anywhere]">
              {name}
              {questions.length > 0 ? (
                <span className="ml-2 text-ink-2">
                  {t('remediations.request.questions', { count: questions.length })}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        <More count={missingTopics.length - MOST_SHOWN} />
        {sourceHints.length > 0 ? (
          <>
            <h3 className="mt-2 text-data font-medium">{t('remediations.request.sources')}</h3>
            <Few names={sourceHints} />
          </>
        ) : null}
      </div>
    </div>
  );
}

function Few({ names }: { names: readonly string[] }) {
  return (
    <>
      <p className="text-data [overflow-wrap:anywhere]">{names.slice(0, MOST_SHOWN).join(' · ')}</p>
      <More count={names.length - MOST_SHOWN} />
    </>
  );
}

function More({ count }: { count: number }) {
  const t = useTranslate();
  return count > 0 ? (
    <p className="text-meta text-ink-2">{t('remediations.request.more', { count })}</p>
  ) : null;
}
