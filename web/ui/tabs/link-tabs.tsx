'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';

export interface LinkTab {
  readonly href: string;
  readonly name: string;
  readonly isHere: boolean;
}

/** Tabs that are pages: each has an address of its own. */
export function LinkTabs(props: { label: string; tabs: readonly LinkTab[] }) {
  const list = useRef<HTMLUListElement>(null);
  const here = props.tabs.findIndex(({ isHere }) => isHere);
  useEffect(() => {
    // Where the tabs do not fit, the chosen one is brought into sight.
    const chosen = list.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (chosen && list.current) list.current.scrollLeft = chosen.offsetLeft - list.current.offsetLeft - 16;
  }, [here]);
  return (
    <nav aria-label={props.label} className="border-b border-line">
      <ul ref={list} className="-mb-px flex gap-1 overflow-x-auto p-1 pb-0">
        {props.tabs.map(({ href, name, isHere }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={isHere ? 'page' : undefined}
              className={`block rounded-t-control border-b-2 px-3 py-2 whitespace-nowrap ${
                isHere ? 'border-ink font-strong text-ink' : 'border-transparent text-ink-2 hover:bg-raised'
              }`}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
