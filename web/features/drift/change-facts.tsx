'use client';

import type { DriftStream } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { MeasureFigure } from '../../ui/estimate/measure-figure';
import { ShareFigure } from '../../ui/estimate/share-figure';
import { type Fact, FactList } from '../../ui/facts/fact-list';
import { useFormat } from '../../ui/format/format-provider';
import { describeShortage, writeWait } from './missing-data';

/** From this share on, texts that the model does not read are worth a word. */
const MANY_UNREAD = 0.1;

/** What is known of a stream's change, or what is missing to know it; what limits it stands below. */
export function ChangeFacts(props: { item: DriftStream }) {
  const t = useTranslate();
  const format = useFormat();
  const { item } = props;
  const { since, noticedAt, effect, newShare, delayHours } = item;
  const isDrifting = item.state === 'drifting';
  const facts: Fact[] = [
    ...(isDrifting && since !== null
      ? [
          [
            t('drift.since'),
            <time key="since" title={format.exact(since)}>
              {format.dateTime(since)}
            </time>,
          ] as const,
        ]
      : []),
    ...(isDrifting && noticedAt !== null
      ? [[t('drift.noticed'), writeNotice(since, noticedAt)] as const]
      : []),
    ...(newShare ? [[t('drift.newShare'), <ShareFigure key="new" value={newShare} isAbout />] as const] : []),
    ...(effect ? [[t('drift.effect'), <MeasureFigure key="effect" value={effect} />] as const] : []),
    [t('drift.events24h'), format.count(item.events)],
    ...(delayHours === null || isDrifting
      ? []
      : [[t('drift.delay'), writeWait(delayHours, format)] as const]),
  ];

  function writeNotice(begin: string | null, noticed: string): string {
    return begin === null
      ? format.dateTime(noticed)
      : t('drift.noticedAfter', { duration: format.duration(Date.parse(noticed) - Date.parse(begin)) });
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      {item.state === 'off' ? null : <FactList facts={facts} />}
      <Missing item={item} />
      {item.sampledShare < 1 ? (
        <p className="text-data text-ink-2" data-sampled>
          {t('drift.sampled', { share: format.rate(item.sampledShare) })}
        </p>
      ) : null}
      {item.unreadShare !== null && item.unreadShare >= MANY_UNREAD ? (
        <p className="text-data text-warning" data-unread>
          {t('drift.unread', { share: format.rate(item.unreadShare) })}
        </p>
      ) : null}
    </div>
  );
}

/** “84 of 200 events in the current window, about 3 h at this rate.” */
function Missing(props: { item: DriftStream }) {
  const t = useTranslate();
  const format = useFormat();
  const { state, missing, hoursToGo } = props.item;
  if (state !== 'learning' && state !== 'insufficient') return null;
  const wait = writeWait(hoursToGo, format);
  return (
    <div className="text-data text-ink" data-missing>
      {missing.length > 0 ? (
        <>
          <p>{t(`drift.why.${state}`)}</p>
          <ul className="list-disc pl-5">
            {missing.map((each) => (
              <li key={each.what}>{describeShortage(each, t, format)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="text-ink-2">{wait === undefined ? t('drift.waitUnknown') : t('drift.wait', { wait })}</p>
    </div>
  );
}
