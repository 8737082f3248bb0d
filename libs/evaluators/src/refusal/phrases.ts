const TOKEN = /\^\d|[\p{L}']+|[.,!?]/gu;
const LONGEST = 3;
const SENTENCES = 3;
const COMMON = new Set(
  "the a an of to in and or is are was it's it that this i i'm you your for not with be as on can cannot have has if but there some my by from at do don't".split(
    ' ',
  ),
);

/** Runs of one to three words and marks in the first sentences, each sentence begun by its number. */
export function phrasesOf(sentences: readonly string[]): ReadonlySet<string> {
  const phrases = new Set<string>();
  sentences.slice(0, SENTENCES).forEach((sentence, number) => {
    const tokens = `^${number} ${sentence}`.match(TOKEN) ?? [];
    for (let length = 1; length <= LONGEST; length++) {
      for (let at = 0; at + length <= tokens.length; at++)
        phrases.add(tokens.slice(at, at + length).join(' '));
    }
  });
  return phrases;
}

/** Whether phrases learned from English mean anything here. */
export function isEnglish(sentences: readonly string[]): boolean {
  const words =
    sentences
      .slice(0, SENTENCES)
      .join(' ')
      .match(/[\p{L}']+/gu) ?? [];
  return words.length > 0 && words.filter((word) => COMMON.has(word)).length / words.length >= 0.15;
}
