'use client';

import type { EvaluatorItem, EvaluatorSetting, listEvaluators, OperationResult } from '@almenara/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { Switch } from '../../ui/form/switch';
import { useFormat } from '../../ui/format/format-provider';
import { useMay } from '../../ui/session/session-provider';
import { shareChoices } from './share-choices';

/** Whether it scores, and which share of the users, with what that means. */
export function EvaluatorSwitch(props: { project: string; item: EvaluatorItem; title: string }) {
  const t = useTranslate();
  const format = useFormat();
  const client = useQueryClient();
  const mayChange = useMay('engineer');
  const { project, item, title } = props;
  const change = useMutation({
    mutationFn: (body: EvaluatorSetting) =>
      callApi('changeEvaluator', { params: { project, evaluator: item.name }, body }),
    onSuccess: (setting) => {
      // The list tells it at once, so that the control does not jump back until it is read anew.
      client.setQueryData<OperationResult<typeof listEvaluators>>(
        ['evaluators', project],
        (told) =>
          told && {
            ...told,
            items: told.items.map((one) => (one.name === item.name ? { ...one, setting } : one)),
          },
      );
    },
  });
  const setting = change.isPending ? change.variables : item.setting;
  const { enabled, share } = setting;
  const meaning = !enabled
    ? t('evaluators.means.off')
    : item.judges === 'trace'
      ? t('evaluators.means.traces')
      : share === 1
        ? t(item.cost === 'cheap' ? 'evaluators.means.all' : 'evaluators.means.asTimeAllows')
        : t('evaluators.means.share', { share: format.rate(share) });
  const hasShare = item.judges === 'answer';
  return (
    <div className="flex flex-col gap-2" data-setting={enabled ? share : 'off'}>
      <div className="flex min-h-8 flex-wrap items-center gap-3">
        {mayChange ? (
          <Switch
            label={t('evaluators.switch', { name: title })}
            isOn={enabled}
            on={t('evaluators.on')}
            off={t('evaluators.off')}
            isDisabled={change.isPending}
            onChange={(wanted) => change.mutate({ ...setting, enabled: wanted })}
          />
        ) : (
          <span className="font-medium">{t(enabled ? 'evaluators.on' : 'evaluators.off')}</span>
        )}
        {mayChange && hasShare ? (
          <select
            className="control"
            aria-label={t('evaluators.shareOf', { name: title })}
            value={share}
            disabled={!enabled || change.isPending}
            onChange={(event) => change.mutate({ enabled, share: Number(event.target.value) })}
          >
            {shareChoices(share).map((choice) => (
              <option key={choice} value={choice}>
                {t('evaluators.share', { share: format.rate(choice) })}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      <div className="md:min-h-12">
        {change.error ? (
          <ActionProblem error={change.error} />
        ) : (
          <p className="text-meta text-ink-2">{meaning}</p>
        )}
      </div>
    </div>
  );
}
