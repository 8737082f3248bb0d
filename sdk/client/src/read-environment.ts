/** A setting of the app's environment, where there is one. */
export function readEnvironment(name: 'ALMENARA_ENDPOINT' | 'ALMENARA_KEY'): string | undefined {
  return typeof process === 'object' ? process.env?.[name] : undefined;
}
