'use client';

import type { Incident } from '@almenara/contract';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, Clock, Download, Eye, MessageSquare } from 'lucide-react';
import { useState } from 'react';
import { apiUrl, callApi } from '../../api-client';
import { useTranslate } from '../../i18n/i18n-provider';
import { ActionProblem } from '../../ui/form/action-problem';
import { ForRole } from '../../ui/session/for-role';
import { CloseDialog } from './close-dialog';
import { CommentDialog } from './comment-dialog';
import { SnoozeDialog } from './snooze-dialog';

/** What can be done about an incident. One tap acknowledges it. */
export function IncidentActions(props: {
  project: string;
  incident: Incident;
  onChanged: (answer: Incident) => void;
}) {
  const t = useTranslate();
  const { project, incident, onChanged } = props;
  const [open, setOpen] = useState<'comment' | 'close' | 'snooze'>();
  const params = { project, incident: incident.key };
  const acknowledge = useMutation({
    mutationFn: () => callApi('acknowledgeIncident', { params, body: {} }),
    onSuccess: onChanged,
  });
  const takeUp = useMutation({
    mutationFn: () => callApi('snoozeIncident', { params, body: { until: null } }),
    onSuccess: onChanged,
  });
  const done = (answer: Incident) => {
    setOpen(undefined);
    onChanged(answer);
  };
  const isOpen = incident.state === 'open';
  return (
    <div className="flex flex-col gap-1">
      <ForRole needs="engineer">
        <div className="flex flex-wrap gap-2">
          {isOpen && incident.acknowledgedAt === null ? (
            <button
              type="button"
              className="control-primary justify-center max-sm:min-h-11 max-sm:flex-1"
              disabled={acknowledge.isPending}
              onClick={() => acknowledge.mutate()}
            >
              <Eye size={14} aria-hidden="true" />
              {t('incidents.acknowledge')}
            </button>
          ) : null}
          <button
            type="button"
            className="control justify-center max-sm:min-h-11 max-sm:flex-1"
            onClick={() => setOpen('comment')}
          >
            <MessageSquare size={14} aria-hidden="true" />
            {t('incidents.comment')}
          </button>
          {isOpen ? (
            <button
              type="button"
              className="control justify-center max-sm:min-h-11 max-sm:flex-1"
              onClick={() => setOpen('close')}
            >
              <CircleCheck size={14} aria-hidden="true" />
              {t('incidents.close')}
            </button>
          ) : null}
          {isOpen ? (
            <button
              type="button"
              className="control justify-center max-sm:min-h-11 max-sm:flex-1"
              disabled={takeUp.isPending}
              onClick={() => (incident.snoozedUntil ? takeUp.mutate() : setOpen('snooze'))}
            >
              <Clock size={14} aria-hidden="true" />
              {t(incident.snoozedUntil ? 'incidents.snooze.end' : 'incidents.snooze')}
            </button>
          ) : null}
          <a
            className="control justify-center max-sm:min-h-11 max-sm:flex-1"
            href={apiUrl('getPostMortem', { params })}
            download={`${incident.key}.md`}
          >
            <Download size={14} aria-hidden="true" />
            {t('incidents.postMortem')}
          </a>
        </div>
      </ForRole>
      <ActionProblem error={acknowledge.error ?? takeUp.error} />
      <CommentDialog
        project={project}
        incidentKey={incident.key}
        isOpen={open === 'comment'}
        onDone={done}
        onClose={() => setOpen(undefined)}
      />
      <SnoozeDialog
        project={project}
        incidentKey={incident.key}
        isOpen={open === 'snooze'}
        onDone={done}
        onClose={() => setOpen(undefined)}
      />
      <CloseDialog
        project={project}
        incident={incident}
        isOpen={open === 'close'}
        onDone={done}
        onClose={() => setOpen(undefined)}
      />
    </div>
  );
}
