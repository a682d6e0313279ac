import { createHmac } from 'node:crypto';
import type { Webhook } from '../../configuration.ts';
import type { HttpClient } from '../../http/exchange.ts';
import type { RunSummary } from './run-summary.ts';

/** Whether a webhook wants to hear of a run. */
export function wantsToHear({ on }: Webhook, { outcome, changes }: RunSummary): boolean {
  if (on === 'always') return true;
  return outcome === 'failed' || (on === 'changes' && changes > 0);
}

/**
 * Posts a run's summary as JSON. `text` says it in words, as Slack, Mattermost and their like show it. With a secret the body is
 * signed: `X-Refmill-Signature: sha256=<hex of HMAC-SHA256>`. It may come twice when an answer is lost: `run` tells that it is the
 * same. Throws as the HTTP client does; the address, which is a secret, stands in no message.
 */
export async function tellWebhook(http: HttpClient, { url, secret }: Webhook, summary: RunSummary, signal?: AbortSignal): Promise<void> {
  const json = JSON.stringify(summary);
  const signature = secret === undefined ? undefined : `sha256=${createHmac('sha256', secret).update(json).digest('hex')}`;
  await http.send({
    url,
    method: 'POST',
    json,
    secretAddress: true,
    ...(signature === undefined ? {} : { headers: { 'x-refmill-signature': signature } }),
    ...(signal === undefined ? {} : { signal }),
  });
}
