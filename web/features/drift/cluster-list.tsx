'use client';

import type { DriftAttribution } from '@almenara/contract';
import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { useFormat } from '../../ui/format/format-provider';
import { PairedBars } from './paired-bars';

type Cluster = DriftAttribution['clusters'][number];
type Example = Cluster['examples'][number];

/** Groups of shifted texts, named by their words, with examples of both windows. */
export function ClusterList(props: { project: string; clusters: readonly Cluster[] }) {
  const { project, clusters } = props;
  const max = Math.max(...clusters.flatMap(({ reference, current }) => [reference.value, current.value]), 0);
  return (
    <ul className="panel flex flex-col divide-y divide-line p-0">
      {clusters.map((cluster, index) => (
        <li key={index} className="flex min-w-0 flex-col gap-2 p-4" data-cluster>
          <ClusterHead cluster={cluster} max={max} />
          <details className="group" open={index === 0}>
            <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1 text-data text-accent">
              <ChevronRight size={14} aria-hidden="true" className="shrink-0 group-open:rotate-90" />
              <ExamplesName cluster={cluster} />
            </summary>
            <div className="mt-2 grid gap-4 lg:grid-cols-2">
              <Examples project={project} lane="b" examples={cluster.examples} />
              <Examples project={project} lane="a" examples={cluster.referenceExamples} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function ClusterHead(props: { cluster: Cluster; max: number }) {
  const t = useTranslate();
  const format = useFormat();
  const { terms, reference, current } = props.cluster;
  const ratio = reference.value > 0 ? current.value / reference.value : undefined;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <h3 className="min-w-0 text-body font-strong [overflow-wrap:anywhere]">
        {terms.length > 0 ? terms.join(' · ') : t('drift.cluster.unnamed')}
      </h3>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-data">
        <span className="text-ink-2">
          {t('drift.cluster.before')} <ShareFigure value={reference} className="text-ink" />
        </span>
        <span className="text-ink-2">
          {t('drift.cluster.now')} <ShareFigure value={current} className="font-medium text-ink" />
        </span>
        <PairedBars reference={reference.value} current={current.value} max={props.max} />
        <Badge tone="notice">
          {ratio === undefined
            ? t('drift.cluster.new')
            : t('drift.cluster.times', { ratio: format.number(Number(ratio.toPrecision(2))) })}
        </Badge>
      </div>
    </div>
  );
}

function ExamplesName(props: { cluster: Cluster }) {
  const t = useTranslate();
  return t('drift.cluster.examples', { count: props.cluster.events });
}

function Examples(props: { project: string; lane: 'a' | 'b'; examples: readonly Example[] }) {
  const t = useTranslate();
  const format = useFormat();
  const { project, lane, examples } = props;
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h4 className="text-meta font-medium text-ink-2">{t(`drift.cluster.of.${lane}`)}</h4>
      {examples.length === 0 ? <p className="text-data text-ink-2">{t('drift.cluster.noExamples')}</p> : null}
      <ul className="flex flex-col gap-2">
        {examples.map(({ traceId, spanId, time, text }) => (
          <li key={`${traceId} ${spanId}`} className="border-l-2 border-line pl-3">
            <p className="text-data [overflow-wrap:anywhere]">{text || '–'}</p>
            <Link
              href={`/${project}/traces/${encodeURIComponent(traceId)}?span=${encodeURIComponent(spanId)}`}
              className="inline-flex min-h-6 items-center text-meta text-accent hover:underline"
            >
              {t('drift.example.open', { time: format.dateTime(time) })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
