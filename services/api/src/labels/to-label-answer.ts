import type { Label } from '@almenara/contract';
import type * as controlPlane from '@almenara/control-plane';

export function toLabelAnswer({
  answeredAt,
  answerAt: _answerAt,
  revokedAt: _revokedAt,
  ...rest
}: controlPlane.Label): Label {
  return { ...rest, sentences: [...rest.sentences], answeredAt: answeredAt.toISOString() };
}
