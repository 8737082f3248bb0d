import type { ReactNode } from 'react';

export type Fact = readonly [name: string, value: ReactNode];

/** Short facts about one thing, side by side, each under its name. */
export function FactList(props: { facts: readonly Fact[] }) {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {props.facts.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-meta text-ink-3 first-letter:uppercase">{name}</dt>
          <dd className="text-data break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
