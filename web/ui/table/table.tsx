import type { ReactNode } from 'react';

/** A table that scrolls sideways by itself where the page is narrow; words for screen readers scroll along. */
export function Table(props: { label: string; children: ReactNode; className?: string }) {
  return (
    <div
      className={`panel relative max-w-full overflow-x-auto p-0 ${props.className ?? ''}`}
      role="region"
      aria-label={props.label}
      tabIndex={0}
    >
      <table className="data-table w-full text-data">{props.children}</table>
    </div>
  );
}
