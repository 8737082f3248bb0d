import type { Answer } from '../answer.js';

/** Names by which people call a language in English and Spanish, to its code. */
const NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  inglés: 'en',
  ingles: 'en',
  spanish: 'es',
  español: 'es',
  espanol: 'es',
  castellano: 'es',
  castilian: 'es',
  french: 'fr',
  francés: 'fr',
  frances: 'fr',
  français: 'fr',
  german: 'de',
  alemán: 'de',
  aleman: 'de',
  deutsch: 'de',
  portuguese: 'pt',
  portugués: 'pt',
  portugues: 'pt',
  português: 'pt',
  italian: 'it',
  italiano: 'it',
  dutch: 'nl',
  neerlandés: 'nl',
  catalan: 'ca',
  catalán: 'ca',
  català: 'ca',
  chinese: 'zh',
  mandarin: 'zh',
  chino: 'zh',
  japanese: 'ja',
  japonés: 'ja',
  korean: 'ko',
  coreano: 'ko',
  russian: 'ru',
  ruso: 'ru',
  arabic: 'ar',
  árabe: 'ar',
  hindi: 'hi',
  polish: 'pl',
  polaco: 'pl',
  turkish: 'tr',
  turco: 'tr',
  swedish: 'sv',
  sueco: 'sv',
  latin: 'la',
  latín: 'la',
  greek: 'el',
  griego: 'el',
};
const NAME = new RegExp(`(?<!\\p{L})(?:${Object.keys(NAMES).join('|')})(?!\\p{L})`, 'giu');
const ORDER =
  /(?<!\p{L})(?:answer|respond|reply|write|speak|output|talk|responde|responda|responder|contesta|conteste|contestar|escribe|escriba|habla|hable)(?:\s+[\p{L}']{1,15}){0,5}?\s+(?:in|en)\s+(\p{L}+)(?=\s*(?:$|[.,;:!?)\n]|(?:and|y|e|please|only|solo|sólo|always|siempre|unless|regardless|even|aunque|to|with|using)(?!\p{L})))/giu;
const TRANSLATION = /(?<!\p{L})(?:translat|traduc|traduz|tradui|übersetz)/iu;
const MAX_TEXT = 20_000;

/** Codes named in the question, and in the last instruction that orders a language. */
export interface Expected {
  /** The language that was ordered. */
  readonly ordered?: string;
  /** The question speaks of languages, so that its own says nothing of the answer's. */
  readonly isAboutLanguages: boolean;
}

export function readExpected({ question = '', conversation }: Answer): Expected {
  const asked = question.slice(0, MAX_TEXT);
  const isAboutLanguages = TRANSLATION.test(asked) || codesIn(asked).size > 0;
  const instructions = conversation
    .filter(({ role }) => role === 'system')
    .map(({ text }) => text.slice(0, MAX_TEXT));
  const ordered = orderIn(asked) ?? instructions.map(orderIn).findLast((code) => code !== undefined);
  // An instruction that names several is more than an order: "reply in English unless they write Spanish".
  const named = new Set(instructions.flatMap((text) => [...codesIn(text)]));
  if (orderIn(asked) === undefined && named.size > 1) return { isAboutLanguages: true };
  return { ...(ordered === undefined ? {} : { ordered }), isAboutLanguages };
}

function orderIn(text: string): string | undefined {
  const codes = [...text.matchAll(ORDER)].flatMap(([, name]) => NAMES[name!.toLowerCase()] ?? []);
  return new Set(codes).size === 1 ? codes[0] : undefined;
}

function codesIn(text: string): Set<string> {
  return new Set([...text.matchAll(NAME)].flatMap(([name]) => NAMES[name.toLowerCase()] ?? []));
}
