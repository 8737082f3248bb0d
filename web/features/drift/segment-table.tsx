'use client';

import { type DriftAttribution, SEGMENT_DIMENSIONS } from '@almenara/contract';
import type { Translate } from '../../i18n/translate';
import { useTranslate } from '../../i18n/i18n-provider';
import { Delta } from '../../ui/estimate/delta';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { useFormat } from '../../ui/format/format-provider';
import { Table } from '../../ui/table/table';
import { PairedBars } from './paired-bars';

/** Of the intervals of the differences. */
const LEVEL = 0.95;

type Segment = DriftAttribution['segments'][number];

/** What the shifted events have in common: shares among them beside shares among the others. */
export function SegmentTable(props: { segments: readonly Segment[]; onSegment?: (segment: string) => void }) {
  const t = useTranslate();
  const format = useFormat();
  const { segments, onSegment } = props;
  const max = Math.max(...segments.flatMap(({ shifted, rest }) => [shifted, rest]), 0);
  return (
    <Table label={t('quality.tableOf', { title: t('drift.segments') })}>
      <thead>
        <tr>
          <th scope="col">{t('drift.segment')}</th>
          <th scope="col" className="text-right">
            {t('drift.segment.rest')}
          </th>
          <th scope="col" className="text-right">
            {t('drift.segment.shifted')}
          </th>
          <th scope="col">
            <span className="sr-only">{t('drift.segment.bars')}</span>
          </th>
          <th scope="col">{t('drift.segment.difference')}</th>
          <th scope="col" className="text-right">
            {t('drift.adjustedP')}
          </th>
          <th scope="col" className="text-right">
            {t('drift.events')}
          </th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={`${segment.dimension}:${segment.value}`} data-segment={segment.dimension}>
            <th scope="row" className="max-w-64 min-w-40">
              <SegmentName segment={segment} {...(onSegment ? { onSegment } : {})} />
            </th>
            <td className="text-right">
              <ShareFigure value={{ value: segment.rest }} />
            </td>
            <td className="text-right">
              <ShareFigure value={{ value: segment.shifted }} />
            </td>
            <td>
              <PairedBars reference={segment.rest} current={segment.shifted} max={max} />
            </td>
            <td className="whitespace-nowrap">
              <Delta value={{ ...segment.difference, level: LEVEL }} />
            </td>
            <td className="text-right">{format.p(segment.adjustedP)}</td>
            <td className="text-right">{format.count(segment.n)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function SegmentName(props: { segment: Segment; onSegment?: (segment: string) => void }) {
  const t = useTranslate();
  const { segment, onSegment } = props;
  const { dimension, value } = segment;
  const name = (
    <>
      <span className="mr-1 text-meta font-normal text-ink-2 first-letter:uppercase">
        {dimensionName(dimension, t)}
      </span>
      {value || t('home.noGroup')}
    </>
  );
  const isCuttable = SEGMENT_DIMENSIONS.some((each) => each === dimension) && value !== '';
  if (!onSegment || !isCuttable) return <span className="[overflow-wrap:anywhere]">{name}</span>;
  return (
    <button
      type="button"
      className="block min-h-6 max-w-full truncate text-left text-accent hover:underline"
      title={t('drift.segment.cut', { value })}
      onClick={() => onSegment(`${dimension}:${value}`)}
    >
      {name}
    </button>
  );
}

/** Dimensions that have a word of their own. */
const NAMED = ['model', 'prompt', 'variant', 'environment', 'release', 'tag'] as const;

export function dimensionName(dimension: string, t: Translate): string {
  const named = NAMED.find((each) => each === dimension);
  if (named) return t(`dimension.${named}`);
  return dimension === 'language' ? t('drift.dimension.language') : dimension;
}
