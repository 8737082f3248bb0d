import { ApiError, call, type Operation, type OperationInput } from '@almenara/contract';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { addressOf, type OperationId } from './api/addresses';
import type { InputOf, ResultOf } from './api-client';

/** Calls the API on behalf of the reader of the page being rendered. */
export async function callApiOnServer<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
): Promise<ResultOf<Id>> {
  const baseUrl = process.env.API_URL;
  if (!baseUrl)
    throw new Error('API_URL is not set: it is the address of the API, for example http://127.0.0.1:4318');
  const jar = await cookies();
  const target: Operation = addressOf(id);
  return (await call(target, input as OperationInput<Operation>, {
    baseUrl,
    headers: { cookie: jar.toString() },
    // Answers depend on the reader and the moment.
    fetch: (address, init) => fetch(address, { ...init, cache: 'no-store' }),
  })) as ResultOf<Id>;
}

/** As above for data a page cannot do without: signs in who is not signed in, says "not found" for 404. */
export async function requireFromApi<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
): Promise<ResultOf<Id>> {
  try {
    return await callApiOnServer(id, input);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) redirect('/login');
    // A project that is not the reader's looks like one that does not exist.
    if (error instanceof ApiError && (error.status === 404 || error.status === 403)) notFound();
    throw error;
  }
}
