import { type ReactNode, useId } from 'react';

/** One subject of a settings page, with what can be done about it beside its title. */
export function Section(props: {
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id} className="text-section font-strong">
            {props.title}
          </h2>
          {props.text ? <p className="max-w-[72ch] text-ink-2">{props.text}</p> : null}
        </div>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}
