'use client';

import { TriangleAlert } from 'lucide-react';
import { CopyButton } from '../copy-button/copy-button';

/** A secret or secret link that the server tells only now. */
export function SecretOnce(props: { secret: string; label: string; warning: string; copy: string }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-start gap-2 rounded-control bg-warning-tint p-2 text-data text-warning-on-tint">
        <TriangleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
        {props.warning}
      </p>
      <p
        className="max-w-full rounded-control bg-raised p-3 font-mono text-data break-all select-all"
        aria-label={props.label}
        role="group"
        tabIndex={0}
        data-secret
      >
        {props.secret}
      </p>
      <div>
        <CopyButton text={props.secret} label={props.copy} />
      </div>
    </div>
  );
}
