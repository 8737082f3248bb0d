import type { SpanType } from '@almenara/contract';
import {
  Binary,
  Bot,
  CircleDot,
  ClipboardCheck,
  Dot,
  Link2,
  ListOrdered,
  MessageSquare,
  Search,
  ShieldCheck,
  Wrench,
} from 'lucide-react';

const ICONS: Record<SpanType, typeof Bot> = {
  llm: MessageSquare,
  embedding: Binary,
  retriever: Search,
  reranker: ListOrdered,
  tool: Wrench,
  agent: Bot,
  chain: Link2,
  guardrail: ShieldCheck,
  evaluator: ClipboardCheck,
  span: CircleDot,
  event: Dot,
};

/** Beside the word, never instead of it. */
export function TypeIcon(props: { type: SpanType }) {
  const Icon = ICONS[props.type];
  return <Icon size={14} aria-hidden="true" className="shrink-0" />;
}
