import type { Metadata } from 'next';
import { LogInForm } from '../../features/login/log-in-form';
import { PasswordForm } from '../../features/login/password-form';
import { readTranslate } from '../../i18n/read-locale';
import { Entrance } from '../../ui/shell/entrance';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readTranslate())('login.title') };
}

export default async function LogInPage() {
  const t = await readTranslate();
  return (
    <Entrance title={t('login.title')}>
      <div className="grid gap-6 md:grid-cols-2">
        <section className="panel flex min-w-0 flex-col gap-3" aria-labelledby="with-password">
          <h2 id="with-password" className="text-section font-strong">
            {t('login.withPassword')}
          </h2>
          <p className="text-ink-2">{t('login.withPassword.text')}</p>
          <PasswordForm />
        </section>
        <section className="panel flex min-w-0 flex-col gap-3" aria-labelledby="with-link">
          <h2 id="with-link" className="text-section font-strong">
            {t('login.withLink')}
          </h2>
          <p className="text-ink-2">{t('login.where')}</p>
          <pre className="overflow-x-auto rounded-control bg-raised p-3 font-mono text-data" tabIndex={0}>
            log in: http://127.0.0.1:4318/login?token=…
          </pre>
          <LogInForm />
        </section>
      </div>
    </Entrance>
  );
}
