'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Loaded } from '../../ui/states/loaded';

/** What rules would remove if they were set now. */
export function RetentionPreview(props: {
  project: string;
  contentDays: number | null;
  numbersDays: number | null;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { project, contentDays, numbersDays } = props;
  const preview = useQuery({
    queryKey: ['retention-preview', project, contentDays, numbersDays],
    queryFn: ({ signal }) => {
      const query = {
        ...(contentDays === null ? {} : { contentDays }),
        ...(numbersDays === null ? {} : { numbersDays }),
      };
      return callApi('previewRetention', { params: { project }, query }, signal);
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={preview} needs="viewer" skeleton="h-12">
      {({ content, rows }) => (
        <ul role="status" data-preview className="flex flex-col gap-1">
          <li>{t('retention.wouldClear', { spans: content.spans, oldest: format.date(content.oldest) })}</li>
          <li>
            {t('retention.wouldRemove', {
              traces: rows.traces,
              spans: rows.spans,
              oldest: format.date(rows.oldest),
            })}
          </li>
        </ul>
      )}
    </Loaded>
  );
}
