'use client';

import type { Target } from '@almenara/contract';
import Link from 'next/link';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { DELIVERY_TONES } from '../deliveries/delivery-tones';
import { describePlace } from './describe-place';
import { TargetActions, type TargetDialog } from './target-actions';

interface Props {
  readonly project: string;
  readonly onOpen: (dialog: TargetDialog, target: Target) => void;
  readonly onChanged: () => void;
}

/** Each target with what it may be asked for and what came of the last delivery. */
export function TargetList({ targets, ...props }: Props & { targets: readonly Target[] }) {
  return (
    <ul className="panel flex flex-col divide-y divide-line p-0">
      {targets.map((target) => (
        <li
          key={target.id}
          className="flex min-w-0 flex-wrap items-start justify-between gap-x-6 gap-y-2 p-4"
          data-target={target.id}
        >
          <TargetFacts project={props.project} target={target} />
          <TargetActions {...props} target={target} />
        </li>
      ))}
    </ul>
  );
}

function TargetFacts({ project, target }: { project: string; target: Target }) {
  const t = useTranslate();
  const format = useFormat();
  const { config, paused, actions, previousSecretUntil, lastDelivery } = target;
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium [overflow-wrap:anywhere]">{target.name}</span>
        <Badge>{t(`targets.kind.${config.kind}`)}</Badge>
        {actions.length === 0 ? null : <Badge tone="notice">{t(`targets.mode.${target.mode}`)}</Badge>}
        {paused ? <Badge tone="warning">{t('targets.paused')}</Badge> : null}
      </p>
      <p className="font-mono text-data [overflow-wrap:anywhere]">{describePlace(target, t)}</p>
      <p className="text-data text-ink-2">
        {[
          ...(target.tellsIncidents ? [t('targets.told')] : []),
          ...actions.map((action) => t(`targets.action.${action}`)),
        ].join(' · ')}
      </p>
      <p className="text-meta text-ink-2">
        {target.secretHint === ''
          ? t('targets.madeWithoutSecret', { at: format.dateTime(target.createdAt) })
          : t('targets.made', { at: format.dateTime(target.createdAt), hint: target.secretHint })}
      </p>
      {previousSecretUntil === null ? null : (
        <p className="text-meta text-ink-2">
          {t('targets.previousSecret', { at: format.dateTime(previousSecretUntil) })}
        </p>
      )}
      {paused ? (
        <p className="max-w-[60ch] text-data text-ink-2" data-paused={paused.reason}>
          {t(`targets.pausedBy.${paused.reason}`, { at: format.dateTime(paused.at) })}
        </p>
      ) : null}
      <p className="flex flex-wrap items-center gap-2 text-data text-ink-2">
        {lastDelivery === null ? (
          t('targets.neverDelivered')
        ) : (
          <>
            <Badge tone={DELIVERY_TONES[lastDelivery.state]}>
              {t(`deliveries.state.${lastDelivery.state}`)}
            </Badge>
            <Link
              href={`/${project}/settings/targets/deliveries/${lastDelivery.id}`}
              className="text-accent hover:underline"
            >
              {format.dateTime(lastDelivery.at)}
            </Link>
          </>
        )}
      </p>
    </div>
  );
}
