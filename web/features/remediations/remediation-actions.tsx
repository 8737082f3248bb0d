'use client';

import type { RemediationDetail } from '@almenara/contract';
import { Ban, CircleHelp, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslate } from '../../i18n/i18n-provider';
import { ForRole } from '../../ui/session/for-role';
import { ApproveDialog } from './approve-dialog';
import { EndDialog } from './end-dialog';
import { type Choice, possibleActions, ROLE_FOR } from './possible-actions';
import { SettleDialog } from './settle-dialog';

const ICONS = { approve: ThumbsUp, reject: ThumbsDown, settle: CircleHelp, cancel: Ban } as const;

/** What can be done about it now. Each asks once more, and says what it does. */
export function RemediationActions(props: {
  project: string;
  remediation: RemediationDetail;
  onChanged: (answer: RemediationDetail) => void;
}) {
  const t = useTranslate();
  const [open, setOpen] = useState<Choice>();
  const { project, remediation } = props;
  const choices = possibleActions(remediation.state);
  const first = choices[0];
  const close = () => setOpen(undefined);
  const done = (answer: RemediationDetail) => {
    close();
    props.onChanged(answer);
  };
  const dialog = { project, remediation, onDone: done, onClose: close };
  return (
    <div className="flex min-h-8 flex-col gap-1">
      {first === undefined ? null : (
        <ForRole needs={ROLE_FOR[first]}>
          <div className="flex flex-wrap gap-2">
            {choices.map((choice) => {
              const Icon = ICONS[choice];
              return (
                <button
                  key={choice}
                  type="button"
                  className={`${choice === 'approve' || choice === 'settle' ? 'control-primary' : 'control'} justify-center max-sm:min-h-11 max-sm:flex-1`}
                  disabled={choice === 'approve' && !remediation.isPrepared}
                  onClick={() => setOpen(choice)}
                >
                  <Icon size={14} aria-hidden="true" />
                  {t(`remediations.${choice}`)}
                </button>
              );
            })}
          </div>
        </ForRole>
      )}
      {open === 'approve' ? <ApproveDialog {...dialog} /> : null}
      {open === 'settle' ? <SettleDialog {...dialog} /> : null}
      {open === 'reject' || open === 'cancel' ? <EndDialog {...dialog} as={open} /> : null}
    </div>
  );
}
