import { type Outcome, type Rule } from './outcome.js';

export function readUrl(schemes: readonly string[], example: string): Rule<string> {
  return (text): Outcome<string> => {
    const url = URL.parse(text);
    const isGood = url !== null && schemes.includes(url.protocol) && url.hostname !== '' && !/\s/.test(text);
    if (isGood) return { value: text };
    return {
      problem: `must be an address such as ${example}; special characters in a password are escaped (%40 for @)`,
    };
  };
}
