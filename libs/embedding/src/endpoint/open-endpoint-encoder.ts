import type { Encoder } from '../encoder.js';
import type { EndpointOptions } from './endpoint-encoder.js';

/** `openEndpointEncoder` with its client loaded at the first call: few projects have an endpoint, all wait for a start. */
export async function openEndpointEncoder(options: EndpointOptions, signal?: AbortSignal): Promise<Encoder> {
  const endpoint = await import('./endpoint-encoder.js');
  return endpoint.openEndpointEncoder(options, signal);
}
