'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { useFormat } from '../../ui/format/format-provider';
import { Loaded } from '../../ui/states/loaded';

/** The newest dead letter of a reason, as it came: hostile text, shown as text. */
export function DeadLetterSample(props: { project: string; reason: string }) {
  const t = useTranslate();
  const format = useFormat();
  const letters = useQuery({
    queryKey: ['dead-letter', props.project, props.reason],
    queryFn: async ({ signal }) => {
      const params = { project: props.project };
      const { items } = await callApi(
        'listDeadLetters',
        { params, query: { reason: props.reason, limit: 20 } },
        signal,
      );
      return items.find(({ state }) => state !== 'stored') ?? null;
    },
  });
  return (
    <Loaded query={letters} needs="admin" skeleton="h-40">
      {(letter) =>
        letter === null ? (
          <p className="text-ink-2">{t('health.sample.none')}</p>
        ) : (
          <figure className="panel flex min-w-0 flex-col gap-2" data-sample>
            <figcaption className="text-data text-ink-2">
              {t('health.sample.from', {
                at: format.dateTime(letter.at),
                door: letter.door,
                sender: letter.sender ?? '–',
              })}
            </figcaption>
            <pre
              className="max-h-80 overflow-auto rounded-control bg-raised p-3 font-mono text-data"
              tabIndex={0}
            >
              {indent(letter.content)}
            </pre>
          </figure>
        )
      }
    </Loaded>
  );
}

function indent(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
