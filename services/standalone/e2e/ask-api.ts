export const ADMIN_TOKEN = 'test_admin_token_0123456789';

/** An answer of the API as the admin token sees it. */
export async function askFrom<Answer>(api: string, path: string): Promise<Answer> {
  const response = await fetch(`${api}${path}`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** All items of a list, page by page. */
export async function listFrom<Item>(api: string, path: string): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const separator = path.includes('?') ? '&' : '?';
    const next: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: { items: Item[]; nextCursor: string | null } = await askFrom(
      api,
      `${path}${separator}limit=1000${next}`,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}
