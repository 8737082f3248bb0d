import { blankCode } from '../prose/blank-code.js';

export interface Citation {
  /** UTF-16 indices of the marker. */
  readonly start: number;
  readonly end: number;
  /** One of the numbers that the marker names, or an id or an address. */
  readonly number?: number;
  readonly target?: string;
  /** Of a marker with several numbers. */
  readonly siblings?: readonly number[];
}

const LINK =
  /!?\[[^\]\n]{0,500}\]\(\s*<?([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\))?[^\s()<>]{0,500})>?(?:\s+"[^"\n]{0,300}")?\s*\)/g;
const FOOTNOTE = /\[\^([\p{L}\p{N}_-]{1,40})\](:?)/gu;
const LENTICULAR = /【([^【】\n]{1,200})】/g;
const NAMED =
  /[([](?:docs?|documents?|sources?|passages?|refs?|references?|documentos?|fuentes?|pasajes?|referencias?|ref)\.?[ :#]{1,3}(\d{1,3}(?:\s{0,2}(?:,|;|and|y|&|-|–)\s{0,2}\d{1,3}){0,20})[)\]]/giu;
const NUMBERED = /\[(\d{1,3}(?:\s{0,2}[,;–-]\s{0,2}\d{1,3}){0,30})\](?![(\p{L}\p{N}])/gu;
const BRACKETED = /\[([^[\]\n]{2,200})\](?![(:])/g;
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`)\]}】]{1,2000}(?<![.,;:!?*_])/gi;

/** Every citation of `text`, in its order, outside of code. Each stretch of text is read once. */
export function findCitations(text: string, ids: ReadonlySet<string>, limit: number): Citation[] {
  const found: Citation[] = [];
  let rest = blankCode(text);
  const take = (
    pattern: RegExp,
    read: (match: RegExpExecArray) => readonly Omit<Citation, 'start' | 'end'>[] | undefined,
  ) => {
    rest = rest.replaceAll(pattern, (...given) => {
      const groups = given.findIndex((part) => typeof part === 'number');
      const match = Object.assign(given.slice(0, groups), {
        index: given[groups] as number,
      }) as RegExpExecArray;
      const citations = read(match);
      if (!citations) return match[0];
      const place = { start: match.index, end: match.index + match[0].length };
      for (const citation of citations) if (found.length < limit) found.push({ ...place, ...citation });
      return ' '.repeat(match[0].length);
    });
  };
  const defined = new Set(
    [...rest.matchAll(FOOTNOTE)].filter(([, , colon]) => colon).map(([, name]) => name),
  );

  take(LINK, ([whole, target]) => {
    if (whole.startsWith('!')) return [];
    return ids.has(target!) || /^https?:/i.test(target!) ? [{ target: target! }] : [];
  });
  take(FOOTNOTE, ([, name, colon]) => {
    // A note that the answer itself spells out is no claim on the context.
    if (colon || defined.has(name)) return [];
    return [/^\d+$/.test(name!) ? { number: Number(name) } : { target: name! }];
  });
  take(LENTICULAR, ([, inside]) => readLenticular(inside!, ids));
  take(NAMED, ([, numbers]) => readNumbers(numbers!));
  take(NUMBERED, ([, numbers]) => readNumbers(numbers!));
  take(BRACKETED, ([, inside]) => (ids.has(inside!.trim()) ? [{ target: inside!.trim() }] : undefined));
  take(ADDRESS, ([address]) => [{ target: address }]);
  return found.toSorted((a, b) => a.start - b.start);
}

/** `1†source`, or `message:result†name` as OpenAI writes it: there the numbers count across the conversation. */
function readLenticular(inside: string, ids: ReadonlySet<string>): Omit<Citation, 'start' | 'end'>[] {
  const [place = '', name = ''] = inside.split('†');
  if (ids.has(name.trim())) return [{ target: name.trim() }];
  if (ids.has(inside.trim())) return [{ target: inside.trim() }];
  return /^\d{1,3}$/.test(place.trim()) ? [{ number: Number(place) }] : [];
}

function readNumbers(list: string): Omit<Citation, 'start' | 'end'>[] {
  const numbers: number[] = [];
  for (const part of list.split(/[,;&]|and|y/u)) {
    const [from, to] = part.split(/[-–]/).map((number) => Number(number.trim()));
    const last = to === undefined || to < from! || to - from! > 50 ? from! : to;
    for (let number = from!; number <= last; number++) numbers.push(number);
  }
  return numbers.map((number) => ({ number, siblings: numbers }));
}
