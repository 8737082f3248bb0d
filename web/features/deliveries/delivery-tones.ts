import type { Delivery } from '@almenara/contract';
import type { Tone } from '../../ui/badge/badge';

export const DELIVERY_TONES: Record<Delivery['state'], Tone> = {
  waiting: 'notice',
  delivered: 'ok',
  failed: 'danger',
  unknown: 'warning',
  cancelled: 'plain',
};
