import type { RemediationRequest } from '@almenara/contract';

const MASK = '••••••••';

/**
 * The request as its target gets it. The token of the callback stands in the delivery alone and is never answered, and a
 * link to a dataset opens it for whoever has it. When it expires is set as it is sent; null before.
 */
export function maskedRequest(request: RemediationRequest, expiresAt: string | null): object {
  const { project, remediation, retrain, ...rest } = request;
  const callback = {
    url: `…/api/v1/projects/${project}/remediations/${remediation}/status`,
    token: `rem_${MASK}`,
  };
  const dataset = retrain?.dataset;
  const masked = dataset && {
    ...dataset,
    url: withoutQuery(dataset.url),
    manifestUrl: withoutQuery(dataset.manifestUrl),
  };
  const told = { ...rest, expiresAt: expiresAt ?? '…' };
  return { project, remediation, callback, ...told, ...(retrain ? { retrain: { dataset: masked } } : {}) };
}

function withoutQuery(url: string): string {
  const at = url.indexOf('?');
  return at === -1 ? url : `${url.slice(0, at)}?${MASK}`;
}
