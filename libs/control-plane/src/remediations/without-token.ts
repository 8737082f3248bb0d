/** What a receiver was told, for people: the token of the callback is for the receiver alone. */
export function withoutToken(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { callback } = data;
  if (typeof callback !== 'object' || callback === null || !('token' in callback)) return data;
  return { ...data, callback: { ...callback, token: '…' } };
}
