'use client';

import type { EvaluatorItem } from '@almenara/contract';
import { parseAsString, useQueryState } from 'nuqs';
import { EvaluatorPanel } from './evaluator-panel';

/** All evaluators; which one is open stands in the address. */
export function EvaluatorList(props: { project: string; items: readonly EvaluatorItem[] }) {
  const [open, setOpen] = useQueryState(
    'open',
    parseAsString.withOptions({ history: 'push', scroll: false }),
  );
  return (
    <ul className="flex flex-col gap-3">
      {props.items.map((item) => (
        <li key={item.name}>
          <EvaluatorPanel
            project={props.project}
            item={item}
            isOpen={open === item.name}
            onToggle={() => void setOpen(open === item.name ? null : item.name)}
          />
        </li>
      ))}
    </ul>
  );
}
