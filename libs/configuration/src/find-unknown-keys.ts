import { OTHER_KEYS, SERVER_KEYS } from './known-keys.js';
import { suggestKey } from './suggest-key.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A mistyped key would otherwise be ignored in silence. Only names of our own prefix can be judged. */
export function findUnknownKeys(environment: Environment): string[] {
  const known = [...SERVER_KEYS, ...OTHER_KEYS].map((key) => key.name as string);
  return Object.keys(environment)
    .filter((name) => name.startsWith('ALMENARA_') && environment[name] && !known.includes(name))
    .sort()
    .map((name) => {
      const suggestion = suggestKey(
        name,
        known.filter((candidate) => candidate.startsWith('ALMENARA_')),
      );
      return `${showName(name)} is not known${suggestion ? `; did you mean ${suggestion}?` : ''}`;
    });
}

/** A name that holds anything but letters, digits and underscores could break the message. */
function showName(name: string): string {
  return /^\w{1,100}$/.test(name) ? name : 'A key that begins with ALMENARA_ and is no plain name';
}
