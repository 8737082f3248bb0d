import type { ReactNode } from 'react';
import { Preferences } from './preferences';
import { readTheme } from './read-theme';
import { TowerMark } from './tower-mark';

/** The frame of pages for people who are not inside yet. */
export async function Entrance(props: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-3xl flex-col justify-center gap-4 p-6">
      <TowerMark className="size-16 text-ink-2" />
      <h1 className="text-page font-strong">{props.title}</h1>
      {props.children}
      <div className="flex flex-wrap gap-2">
        <Preferences theme={await readTheme()} />
      </div>
    </main>
  );
}
