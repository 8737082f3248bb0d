import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const web = join(import.meta.dirname, '..');
/** The product's name, and the line that the terminal prints: the same in all languages. */
const SAME_EVERYWHERE = /^(Almenara|log in: http.*)$/;

test('components write no words of their own', () => {
  const spoken = components().flatMap((path) =>
    wordsInMarkup(readFileSync(path, 'utf8'))
      .filter((words) => !SAME_EVERYWHERE.test(words))
      .map((words) => `${relative(web, path)}: ${words}`),
  );
  expect(spoken).toEqual([]);
});

test('words between tags and in labels are found', () => {
  const markup = '<p className="a">Hello there</p><img alt="A dog" /><b>{t("x")}</b><i>–</i>';
  expect(wordsInMarkup(markup)).toEqual(['Hello there', 'A dog']);
});

function components(): string[] {
  return ['app', 'features', 'ui'].flatMap((folder) =>
    readdirSync(join(web, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
}

/** Text between tags, and literal labels in attributes. */
function wordsInMarkup(content: string): string[] {
  const code = content.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const texts = code.matchAll(/[\w"'}/)]>\s*([A-Za-zÀ-ÿ][^<>{}=;()]*?)\s*<\//g);
  const labels = code.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]+)"/g);
  return [...texts, ...labels].map((match) => match[1]);
}
