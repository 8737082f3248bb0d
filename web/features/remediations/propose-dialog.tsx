'use client';

import type { Incident } from '@almenara/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiError, callApi, type InputOf } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { Dialog } from '../../ui/dialog/dialog';
import { DialogActions } from '../../ui/dialog/dialog-actions';
import { ActionProblem } from '../../ui/form/action-problem';
import { Loaded } from '../../ui/states/loaded';
import { NEW_PROPOSAL, proposalOf } from './proposal-draft';
import { type AbleTarget, ProposalFields } from './proposal-fields';

interface Props {
  readonly project: string;
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** A proposal by hand; a monitor then makes its criterion and what is sent. */
export function ProposeDialog(props: Props) {
  const t = useTranslate();
  const { project, incident, onClose } = props;
  const targets = useQuery({
    queryKey: ['targets', project],
    queryFn: ({ signal }) => callApi('listTargets', { params: { project } }, signal),
  });
  return (
    <Dialog title={t('remediations.propose.title', { key: incident.key })} isOpen onClose={onClose}>
      <Loaded query={targets} needs="engineer" skeleton="h-64">
        {({ items }) => {
          const able = items.filter(({ actions }) => actions.length > 0);
          return able.length === 0 ? (
            <div className="flex flex-col items-start gap-3" data-state="no-targets">
              <p className="max-w-[60ch] text-ink-2">{t('remediations.propose.noTarget')}</p>
              <Link href={`/${project}/settings/targets`} className="control">
                {t('remediations.none.targets')}
              </Link>
            </div>
          ) : (
            <ProposeForm {...props} targets={able} />
          );
        }}
      </Loaded>
    </Dialog>
  );
}

function ProposeForm({ project, incident, targets, onClose }: Props & { targets: readonly AbleTarget[] }) {
  const t = useTranslate();
  const router = useRouter();
  const client = useQueryClient();
  const [draft, setDraft] = useState(NEW_PROPOSAL);
  const [isTried, setIsTried] = useState(false);
  const propose = useMutation({
    mutationFn: (body: InputOf<'proposeRemediation'>['body']) =>
      callApi('proposeRemediation', { params: { project }, body }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['remediations', project] });
      router.push(`/${project}/remediations/${id}`);
    },
  });
  const isConflict = propose.error instanceof ApiError && propose.error.status === 409;
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTried(true);
        const body = proposalOf(draft, incident.key);
        if (body) propose.mutate(body);
      }}
    >
      <p className="max-w-[60ch] text-ink-2">{t('remediations.propose.text')}</p>
      <ProposalFields
        targets={targets}
        incident={incident}
        draft={draft}
        isTried={isTried}
        onChange={setDraft}
      />
      <ActionProblem error={propose.error}>
        {isConflict ? t('remediations.propose.conflict') : undefined}
      </ActionProblem>
      <DialogActions
        submit={t('remediations.propose.submit')}
        isDisabled={propose.isPending}
        onClose={onClose}
      />
    </form>
  );
}
