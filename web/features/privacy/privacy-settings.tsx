'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api-client';
import { Loaded } from '../../ui/states/loaded';
import { PrivacyForm } from './privacy-form';
import { RedactionTable } from './redaction-table';

/** What is taken out of texts before they are stored, tried on a text of one's own, and how often it happened. */
export function PrivacySettings(props: { project: string }) {
  const { project } = props;
  const privacy = useQuery({
    queryKey: ['privacy', project],
    queryFn: ({ signal }) => callApi('getPrivacy', { params: { project } }, signal),
  });
  return (
    <div className="flex flex-col gap-8">
      <Loaded query={privacy} needs="viewer" skeleton="h-[40rem]">
        {(data) => <PrivacyForm project={project} privacy={data} />}
      </Loaded>
      <RedactionTable project={project} />
    </div>
  );
}
