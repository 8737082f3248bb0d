import Link from 'next/link';
import { readTranslate } from '../i18n/read-locale';

export default async function NotFound() {
  const t = await readTranslate();
  return (
    <main className="mx-auto max-w-xl p-8">
      <h1 className="mb-2 text-page font-strong">{t('notFound.title')}</h1>
      <p className="mb-4 text-ink-2">{t('notFound.text')}</p>
      <Link href="/" className="text-accent underline">
        {t('notFound.back')}
      </Link>
    </main>
  );
}
