import type { ReactNode } from 'react';

/** The one look of "there is nothing to show, and this is why". */
export function StatePanel(props: {
  state: string;
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  role?: 'status' | 'alert';
}) {
  return (
    <div className="panel flex flex-col items-start gap-3" data-state={props.state} role={props.role}>
      <div className="text-ink-2">{props.icon}</div>
      <h2 className="text-section font-strong">{props.title}</h2>
      <div className="w-full min-w-0 text-ink-2 [&>p]:max-w-[72ch]">{props.children}</div>
      {props.actions ? <div className="flex flex-wrap gap-2">{props.actions}</div> : null}
    </div>
  );
}
