'use client';

import type { DriftAttribution, DriftCause } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { CauseView } from './cause-view';
import { ClusterList } from './cluster-list';
import { DocumentTable } from './document-table';
import { SegmentTable } from './segment-table';

/** What makes the difference between two windows: the cause, and the events that it was read from. */
export function AttributionView(props: {
  project: string;
  attribution: DriftAttribution;
  cause: DriftCause | null;
  /** Cuts the comparison to a segment; absent where nothing can be compared. */
  onSegment?: (segment: string) => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { project, attribution, cause, onSegment } = props;
  const { clusters, segments, documents, looked, shifted } = attribution;
  return (
    <div className="flex min-w-0 flex-col gap-6" data-attribution={attribution.state}>
      {cause ? <CauseView cause={cause} /> : null}
      {attribution.state === 'insufficient' ? (
        <p className="panel text-ink-2">
          {t('drift.attribution.insufficient', { looked: format.count(looked) })}
        </p>
      ) : null}
      {clusters.length > 0 ? (
        <Section
          title={t('drift.clusters')}
          text={t('drift.clusters.text', { shifted: format.count(shifted), looked: format.count(looked) })}
        >
          <ClusterList project={project} clusters={clusters} />
        </Section>
      ) : null}
      {segments.length > 0 ? (
        <Section title={t('drift.segments')} text={t('drift.segments.text')}>
          <SegmentTable segments={segments} {...(onSegment ? { onSegment } : {})} />
        </Section>
      ) : null}
      {documents.length > 0 ? (
        <Section title={t('drift.documents')} text={t('drift.documents.text')}>
          <DocumentTable documents={documents} />
        </Section>
      ) : null}
    </div>
  );
}
