'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Badge, type Tone } from '../../ui/badge/badge';
import { useFormat } from '../../ui/format/format-provider';
import { Section } from '../../ui/section/section';
import { Loaded } from '../../ui/states/loaded';
import { Table } from '../../ui/table/table';

const TONES: Record<string, Tone> = { waiting: 'plain', running: 'notice', done: 'ok', failed: 'danger' };
const MOST = 100;

/** Erasures of the past. Whose data it was is not kept: only a hash that who knows the id can check. */
export function ErasureList(props: {
  project: string;
  shown: string | undefined;
  onShow: (id: string | undefined) => void;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { project, shown } = props;
  const erasures = useQuery({
    queryKey: ['erasures', project],
    queryFn: ({ signal }) => callApi('listErasures', { params: { project }, query: { limit: MOST } }, signal),
  });
  return (
    <Section title={t('erasure.past')} text={t('erasure.past.text')}>
      <Loaded query={erasures} needs="admin" skeleton="h-24">
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-ink-2" data-state="empty">
              {t('erasure.past.none')}
            </p>
          ) : (
            <Table label={t('erasure.past')}>
              <thead>
                <tr>
                  <th scope="col">{t('audit.when')}</th>
                  <th scope="col">{t('erasure.kind')}</th>
                  <th scope="col">{t('audit.who')}</th>
                  <th scope="col">{t('keys.state')}</th>
                  <th scope="col">{t('erasure.reason')}</th>
                  <th scope="col">{t('list.actions')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((erasure) => (
                  <tr key={erasure.id}>
                    <td className="whitespace-nowrap" title={format.exact(erasure.createdAt)}>
                      {format.dateTime(erasure.createdAt)}
                    </td>
                    <td>{t(`erasure.kind.${erasure.kind}`)}</td>
                    <td className="break-words">{erasure.createdBy}</td>
                    <td>
                      <Badge tone={TONES[erasure.state] ?? 'plain'}>
                        {t(`erasure.state.${erasure.state}`)}
                      </Badge>
                    </td>
                    <td className="max-w-64 break-words">{erasure.reason ?? '–'}</td>
                    <td>
                      <button
                        type="button"
                        className="control"
                        aria-pressed={shown === erasure.id}
                        aria-label={t('erasure.showOf', { at: format.dateTime(erasure.createdAt) })}
                        onClick={() => props.onShow(shown === erasure.id ? undefined : erasure.id)}
                      >
                        {t('erasure.show')}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </Loaded>
    </Section>
  );
}
