import type { Metadata } from 'next';
import { LogInForm } from '../../features/login/log-in-form';
import { readTranslate } from '../../i18n/read-locale';
import { Preferences } from '../../ui/shell/preferences';
import { readTheme } from '../../ui/shell/read-theme';
import { TowerMark } from '../../ui/shell/tower-mark';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('login.title') };
}

export default async function LogInPage() {
  const [t, theme] = await Promise.all([readTranslate(), readTheme()]);
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 p-6">
      <TowerMark className="size-16 text-ink-2" />
      <h1 className="text-page font-strong">{t('login.title')}</h1>
      <p className="text-ink-2">{t('login.where')}</p>
      <pre className="overflow-x-auto rounded-control bg-raised p-3 font-mono text-data" tabIndex={0}>
        log in: http://127.0.0.1:4318/login?token=…
      </pre>
      <LogInForm />
      <div className="flex gap-2">
        <Preferences theme={theme} />
      </div>
    </main>
  );
}
