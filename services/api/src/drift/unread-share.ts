import type { LanguageCount } from '@almenara/trace-store';
import { languagesOf } from './encoder-languages.js';

/**
 * Share of the texts of a stream whose language its encoder does not read. A language that could not be told counts as
 * read. Null where there are no texts or nobody knows what the encoder reads.
 */
export function unreadShare(
  counts: readonly LanguageCount[],
  stream: string,
  encoder: string,
): number | null {
  const read = languagesOf(encoder);
  const own = counts.filter((count) => count.stream === stream && count.encoder === encoder);
  const texts = own.reduce((sum, { texts }) => sum + texts, 0);
  if (!read || texts === 0) return null;
  const unread = own.filter(({ language }) => language !== '' && !read.includes(language));
  return unread.reduce((sum, { texts }) => sum + texts, 0) / texts;
}
