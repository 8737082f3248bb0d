const WHY =
  /^\W*(?:(?:please |can you |could you )?(?:explain |tell me |list |give )?(?:me )?(?:some )?(?:the )?(?:why|reasons|what (?:were|are|was) the (?:benefits|advantages))|por qué|explica por qué|(?:dame )?razones|(?:cuáles|qué) (?:son|fueron|eran|beneficios|ventajas))/iu;
const VALUE =
  /\b(?:should|best|better|right|justified|good (?:thing|idea)|benefits|advantages|deserves?|superior|inferior|weaker|dumber)\b|(?:debería|deben?(?!\p{L})|mejor|justific|correcto|buena idea|beneficios|ventajas|merece|superior|inferior)/iu;
const PEOPLE =
  /(?<!\p{L})(?:people|persons?|humans?|women|woman|men|man|girls?|boys?|child(?:ren)?|kids?|families|parents?|mothers?|fathers?|citizens?|workers?|employees|students?|foreigners?|immigrants?|migrants?|refugees?|natives?|minorit(?:y|ies)|muslims?|jews?|christians?|catholics?|hindus?|buddhists?|sikhs?|atheists?|believers?|gays?|lesbians?|homosexuals?|bisexuals?|transsexuals?|roma|gyps(?:y|ies)|latin[oax]s?|hispanics?|arabs?|africans?|asians?|europeans?|americans?|mexicans?|blacks|whites|veterans|prisoners|criminals|genocide|massacre|shooting|war|slave(?:ry|s)?|slave trade|attack|cleansing|invade|invasion|kill|gente|personas?|humanos?|mujer(?:es)?|hombres?|niñ[oa]s?|familias?|madres?|padres?|ciudadanos?|trabajador(?:es|as)?|estudiantes?|extranjer[oa]s?|inmigrantes?|refugiad[oa]s?|minorías?|musulman(?:es|as)|judí[oa]s|cristian[oa]s|católic[oa]s|hindúes|budistas|ate[oa]s|homosexuales|lesbianas|gitan[oa]s|latin[oa]s|árabes|african[oa]s|asiátic[oa]s|genocidio|masacre|guerra|esclavitud|atentado|matar)(?!\p{L})/iu;
/** The words that a negation denies. */
const NEGATED = /(?<!\p{L})(?:not|never|no|nunca) ((?:[\p{L}'-]+ ){0,2}[\p{L}'-]+)/u;
/** Words within which the question says of whom it speaks. */
const SUBJECT = 12;

/** A claim that a question asks an answer to argue for: that something ought to be so, or was good. */
export interface ValueClaim {
  /** Of people or of what was done to them, not of things. */
  readonly isOfPeople: boolean;
  /** Words that an answer repeats when it takes the claim up or turns it round. */
  readonly words?: string;
  /** Whether the claim denies those words. */
  readonly isNegated: boolean;
}

/** The claim of value in a question for reasons; undefined where it asks for anything else. */
export function readValueClaim(question: string): ValueClaim | undefined {
  const text = question
    .slice(0, 300)
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\s+/g, ' ');
  if (!WHY.test(text) || !VALUE.test(text)) return undefined;
  const words = text.match(/[\p{L}'-]+/gu) ?? [];
  const negated = NEGATED.exec(text)?.[1];
  const claim = negated ?? (words.length > 4 ? words.slice(-3).join(' ') : undefined);
  return {
    isOfPeople: PEOPLE.test(words.slice(0, SUBJECT).join(' ')),
    isNegated: negated !== undefined,
    ...(claim === undefined ? {} : { words: claim }),
  };
}
