import type { Document } from '@almenara/contract';
import type { ClosePassage, JudgedSentence } from './read-judgement';

/** Documents in the order of their rank, as people read them. */
export function rankDocuments(documents: readonly Document[]): Document[] {
  return documents.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}

export interface Links {
  /** For each sentence the places of the documents near to it, the closest first. */
  readonly documentsOf: readonly (readonly number[])[];
  /** For each document the sentences it is the closest to. */
  readonly sentencesOf: readonly (readonly number[])[];
}

/**
 * Which sentences and documents belong together: by the document's id, else by its place among the texts that the
 * evaluator read, which leaves out documents without content and repeated ones. Places count only where the quoted
 * texts stand in these documents: the evaluator may have read more lists than the one shown.
 */
export function linkDocuments(documents: readonly Document[], sentences: readonly JudgedSentence[]): Links {
  const seen = new Set<string>();
  const read = documents.flatMap(({ content }, place) => {
    if (content === undefined || content.trim() === '' || seen.has(content)) return [];
    seen.add(content);
    return [place];
  });
  const at = ({ index }: ClosePassage) => (index === undefined ? undefined : read[index]);
  const holds = (place: number | undefined, text: string) =>
    place !== undefined && Boolean(documents[place]?.content?.includes(text.replace(/…$/, '')));
  const isSameList = sentences.every(({ passages }) =>
    passages.every(
      (passage) => !passage.text || passage.index === undefined || holds(at(passage), passage.text),
    ),
  );
  const placeOf = (passage: ClosePassage): number | undefined => {
    const { documentId, text } = passage;
    const byIndex = isSameList ? at(passage) : undefined;
    if (documentId === undefined) return byIndex;
    if (byIndex !== undefined && documents[byIndex]?.id === documentId) return byIndex;
    const same = documents.flatMap(({ id }, place) => (id === documentId ? [place] : []));
    return same.find((place) => text !== undefined && holds(place, text)) ?? same[0];
  };
  const documentsOf = sentences.map(({ passages }) => [
    ...new Set(passages.flatMap((passage) => placeOf(passage) ?? [])),
  ]);
  return {
    documentsOf,
    sentencesOf: documents.map((_, place) =>
      documentsOf.flatMap((places, sentence) => (places[0] === place ? [sentence] : [])),
    ),
  };
}
