import type { Project } from '@almenara/contract';
import Link from 'next/link';
import { type ReactNode, Suspense } from 'react';
import { readTranslate } from '../../i18n/read-locale';
import { Beacon } from '../../features/incidents/beacon';
import { NewProject } from '../../features/projects/new-project';
import { KeySheet } from './key-sheet';
import { LogOutButton } from './log-out-button';
import { Preferences } from './preferences';
import { ProjectSwitch } from './project-switch';
import { Rail } from './rail';
import { readTheme } from './read-theme';
import { TowerMark } from './tower-mark';

/** The frame of every page of a project. */
export async function Shell(props: { project: Project; projects: readonly Project[]; children: ReactNode }) {
  const [t, theme] = await Promise.all([readTranslate(), readTheme()]);
  const { project, projects } = props;
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:bg-surface focus:p-2 focus:text-accent"
      >
        {t('shell.skip')}
      </a>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-4 py-2">
        <Link href={`/${project.id}`} className="flex items-center gap-2 text-section font-strong">
          <TowerMark className="size-6 text-ink-2" />
          <span className="max-sm:sr-only">Almenara</span>
        </Link>
        <ProjectSwitch projects={projects} current={project.id} />
        <NewProject />
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <Beacon project={project.id} />
          <KeySheet project={project.id} />
          {/* On a phone these are found in Settings, under Appearance. */}
          <div className="hidden gap-2 md:flex">
            <Preferences theme={theme} />
          </div>
          <LogOutButton />
        </div>
      </header>
      <div className="flex min-w-0 flex-1 flex-col md:flex-row">
        <div className="border-b border-line bg-surface px-2 py-1 md:w-44 md:shrink-0 md:border-r md:border-b-0 md:p-0">
          <Suspense>
            <Rail project={project.id} />
          </Suspense>
        </div>
        <main id="content" className="min-w-0 max-w-[1680px] flex-1 p-4">
          {props.children}
        </main>
      </div>
    </div>
  );
}
