'use client';

import type { Key } from '@almenara/contract';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge, type Tone } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { Table } from '../../ui/table/table';
import { type KeyLife, lifeOf } from './expiry';

const TONES: Record<KeyLife, Tone> = {
  active: 'ok',
  expiring: 'warning',
  expired: 'danger',
  revoked: 'plain',
};

export function KeyTable(props: {
  keys: readonly Key[];
  /** When the keys were read: their lives are told as of then. */
  now: number;
  onRotate: (key: Key) => void;
  onRevoke: (key: Key) => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  return (
    <Table label={t('settings.tab.keys')}>
      <thead>
        <tr>
          <th scope="col">{t('keys.name')}</th>
          <th scope="col">{t('keys.ends')}</th>
          <th scope="col">{t('keys.may')}</th>
          <th scope="col">{t('keys.created')}</th>
          <th scope="col">{t('keys.expires')}</th>
          <th scope="col">{t('keys.state')}</th>
          <th scope="col">{t('list.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {props.keys.map((key) => {
          const life = lifeOf(key, props.now);
          const isUsable = life === 'active' || life === 'expiring';
          return (
            <tr key={key.id}>
              <th scope="row" className="max-w-56 min-w-32 break-words">
                {key.name}
              </th>
              <td className="font-mono whitespace-nowrap">{`${key.prefix}…${key.last4}`}</td>
              <td>
                <div className="flex flex-wrap gap-1">
                  {key.ingest ? <Badge>{t('keys.scope.ingest')}</Badge> : null}
                  {key.role ? (
                    <Badge tone="notice">{t('keys.scope.role', { role: t(`role.${key.role}`) })}</Badge>
                  ) : null}
                </div>
              </td>
              <td className="whitespace-nowrap" title={format.exact(key.createdAt)}>
                {format.date(key.createdAt)}
              </td>
              <td className="whitespace-nowrap" title={format.exact(key.expiresAt)}>
                {key.expiresAt === null ? t('keys.never') : format.date(key.expiresAt)}
              </td>
              <td>
                <Badge tone={TONES[life]}>{t(`keys.life.${life}`)}</Badge>
              </td>
              <td>
                {isUsable ? (
                  <div className="flex flex-nowrap gap-2">
                    <button
                      type="button"
                      className="control"
                      aria-label={t('keys.rotateOf', { name: key.name })}
                      onClick={() => props.onRotate(key)}
                    >
                      {t('keys.rotate')}
                    </button>
                    <button
                      type="button"
                      className="control-danger"
                      aria-label={t('keys.revokeOf', { name: key.name })}
                      onClick={() => props.onRevoke(key)}
                    >
                      {t('keys.revoke')}
                    </button>
                  </div>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
