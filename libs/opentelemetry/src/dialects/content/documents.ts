import type { Document } from '@almenara/contract';
import { amountOf, isFields, parsed, textOf, type Fields } from '../read-attribute.js';

/** More than that stay in the attributes alone; the contract would refuse the span. */
const MOST_DOCUMENTS = 10_000;
const LONGEST_ID = 2000;

const TEXTS = ['content', 'pageContent', 'page_content', 'text', 'document', 'chunk', 'passage', 'snippet'];
const IDS = ['id', '_id', 'id_', 'docId', 'doc_id', 'documentId', 'document_id', 'chunk_id', 'node_id'];
const SCORES = ['score', 'similarity', 'similarityScore', 'relevance_score', 'relevanceScore', '_score'];
/** Too large for metadata, and of no use without the store; the attributes keep them. */
const VECTORS = ['vector', 'embedding', 'values', 'sparseValues'];
/** What a search returns beside the text; without any, objects with a text may be anything. */
const EVIDENCE = new Set([...IDS, ...SCORES, 'metadata', 'distance', 'url', 'source', 'payload', 'title']);
/** Fields that only messages of a conversation have. */
const MESSAGE_FIELDS = ['role', 'tool_calls', 'toolCalls', 'additional_kwargs', 'response_metadata'];
/** Names under which results of searches stand in the output of a tool, a chain or a store. */
const LISTS = [
  'documents',
  'docs',
  'results',
  'matches',
  'hits',
  'chunks',
  'passages',
  'sources',
  'nodes',
  'source_documents',
  'sourceDocuments',
  'source_nodes',
  'sourceNodes',
  'retrieved_documents',
  'retrievedDocuments',
];
/** Names that in the output of a search hold its results, and elsewhere what was made of them. */
const LISTS_OF_SEARCHES = [...LISTS, 'context', 'output', 'result'];

/** How Python prints an object that somebody wanted as text: no document. */
const PRINTED = /^<[A-Z]\w*\(.*\)>$/s;

/** Documents in the output of a search, which may also be texts alone. */
export function documentsFound(output: unknown): Document[] | undefined {
  const found = documentsWithin(output, LISTS_OF_SEARCHES);
  if (found) return found;
  const value = unwrapResult(parsed(output));
  const lists = isFields(value) ? LISTS_OF_SEARCHES.map((name) => value[name]) : [value];
  const list = lists.find((item): item is unknown[] => Array.isArray(item) && item.length > 0);
  if (list?.every((text) => typeof text === 'string' && !PRINTED.test(text))) {
    return documentsOf(list.map((content) => ({ content })));
  }
  const isTexts = list?.every((item) => contentOf(unwrap(item) ?? {}) !== undefined) ?? false;
  return isTexts ? documentsOf(list) : undefined;
}

/** Documents of a list that is known to hold them, in its order. */
export function documentsOf(list: unknown): Document[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const documents = list.slice(0, MOST_DOCUMENTS).flatMap((item, index) => {
    const fields = unwrap(item);
    return fields ? [documentOf(fields, index + 1)] : [];
  });
  return documents.length > 0 || list.length === 0 ? documents : undefined;
}

/**
 * Documents in the output of a step that may or may not be a search: a list of which each item has a text and
 * something that only results of a search have, alone or under a name that results go by.
 */
export function documentsWithin(output: unknown, names: readonly string[] = LISTS): Document[] | undefined {
  const value = unwrapResult(parsed(output));
  if (Array.isArray(value)) return isResultList(value) ? documentsOf(value) : undefined;
  if (!isFields(value)) return undefined;
  for (const name of names) {
    const list = value[name];
    if (Array.isArray(list) && isResultList(list)) return documentsOf(list);
  }
  return columns(value);
}

function isResultList(list: readonly unknown[]): boolean {
  return (
    list.length > 0 &&
    list.every((item) => {
      const fields = unwrap(item);
      return (
        fields !== undefined &&
        contentOf(fields) !== undefined &&
        Object.keys(fields).some((key) => EVIDENCE.has(key)) &&
        !MESSAGE_FIELDS.some((key) => key in fields)
      );
    })
  );
}

/** Results of tools over MCP are parts of text, which hold the JSON. */
function unwrapResult(value: unknown): unknown {
  if (!isFields(value) || !Array.isArray(value['content'])) return value;
  const [part, ...others] = value['content'] as unknown[];
  const isText = others.length === 0 && isFields(part) && part['type'] === 'text';
  return isText ? parsed(part['text']) : value;
}

/** A document inside of what LangChain and LlamaIndex put around it. */
function unwrap(item: unknown): Fields | undefined {
  if (Array.isArray(item) && isFields(item[0]) && typeof item[1] === 'number') {
    return { score: item[1], ...unwrap(item[0]) };
  }
  if (!isFields(item)) return undefined;
  if (item['lc'] === 1 && isFields(item['kwargs'])) return item['kwargs'];
  for (const inner of ['document', 'node']) {
    const { [inner]: within, ...around } = item;
    if (isFields(within)) return { ...around, ...unwrap(within) };
  }
  return item;
}

export function documentOf(fields: Fields, rank: number): Document {
  const { metadata: told, payload, ...own } = fields;
  const metadata = { ...asFields(payload), ...asFields(told) };
  const content = contentOf(fields);
  const id = identityOf(own) ?? identityOf(metadata);
  const score = amountOf(own, ...SCORES) ?? amountOf(metadata, ...SCORES);
  for (const key of [...TEXTS, ...IDS, ...SCORES, ...VECTORS]) delete own[key];
  if (own['type'] === 'Document') delete own['type'];
  const rest = { ...own, ...metadata };
  return {
    ...(id === undefined ? {} : { id: id.slice(0, LONGEST_ID) }),
    ...(content === undefined ? {} : { content }),
    ...(score === undefined ? {} : { score }),
    rank,
    ...(Object.keys(rest).length > 0 ? { metadata: rest } : {}),
  };
}

function contentOf(fields: Fields): string | undefined {
  return (
    textOf(fields, ...TEXTS) ??
    textOf(asFields(fields['payload']) ?? {}, ...TEXTS) ??
    textOf(asFields(fields['metadata']) ?? {}, 'text', 'content', 'page_content')
  );
}

function identityOf(fields: Fields): string | undefined {
  for (const key of IDS) {
    const value = fields[key];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
  }
  return undefined;
}

function asFields(value: unknown): Fields | undefined {
  const read = parsed(value);
  return isFields(read) ? read : undefined;
}

/** Chroma answers in columns, one list per question asked at once. */
function columns(value: Fields): Document[] | undefined {
  const column = (name: string): unknown[] | undefined => {
    const list = value[name];
    if (!Array.isArray(list)) return undefined;
    return Array.isArray(list[0]) && list.length === 1 ? (list[0] as unknown[]) : list;
  };
  const [ids, texts] = [column('ids'), column('documents')];
  if (!ids || !texts || ids.length !== texts.length || !texts.every((text) => typeof text === 'string')) {
    return undefined;
  }
  const [metadatas, distances] = [column('metadatas'), column('distances')];
  return texts.slice(0, MOST_DOCUMENTS).map((content, index) =>
    documentOf(
      {
        id: ids[index],
        content,
        ...(isFields(metadatas?.[index]) ? { metadata: metadatas[index] } : {}),
        ...(typeof distances?.[index] === 'number' ? { distance: distances[index] } : {}),
      },
      index + 1,
    ),
  );
}

/** Documents with the ids and scores that another list of the same documents tells beside. */
export function withIdentities(
  documents: Document[] | undefined,
  others: Document[] | undefined,
): Document[] | undefined {
  if (!documents || documents.length !== others?.length) return documents;
  if (documents.some(({ content }, index) => content !== others[index]!.content)) return documents;
  return documents.map((document, index) => {
    const { id, score } = others[index]!;
    return { ...(id === undefined ? {} : { id }), ...(score === undefined ? {} : { score }), ...document };
  });
}
