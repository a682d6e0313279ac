import { z } from 'zod';
import type { HttpResponse } from '../../http/exchange.ts';
import { Misconfigured, Rejected, Unavailable } from '../../model/errors.ts';
import type { FetchTools } from '../fetcher.ts';
import { jsonBody } from '../json-body.ts';
import type { UnpaywallSettings } from './settings.ts';

const object = z.object({ doi: z.string().min(1) });
const complaint = z.object({ HTTP_status_code: z.number().optional(), message: z.string() });

/** What Unpaywall says of one DOI; undefined when it does not have it (it has Crossref's alone). */
export type AskUnpaywall = (doi: string) => Promise<HttpResponse | undefined>;

/** Throws Misconfigured without an address, or when Unpaywall does not take it. */
export function unpaywall({ email, baseUrl }: UnpaywallSettings, { http, signal }: FetchTools): AskUnpaywall {
  if (email === undefined)
    throw new Misconfigured(
      'email',
      'Unpaywall answers only to those who give their e-mail address: set email in refmill.yaml, or REFMILL_EMAIL',
    );
  const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
  return async (doi) => {
    const response = await http.send(
      {
        url: `${base}${doi.split('/').map(encodeURIComponent).join('/')}`,
        parameters: { email },
        accept: 'application/json',
        acceptStatuses: [404, 422],
        ...(signal ? { signal } : {}),
      },
      inspect,
    );
    return response.status === 404 || response.status === 422 ? undefined : response;
  };
}

/** A page about maintenance, half a body or none come with status 200 as well. */
function inspect({ status, bytes }: HttpResponse): void {
  const text = new TextDecoder().decode(bytes);
  const body = jsonBody(text);
  if (object.safeParse(body).success && status === 200) return;
  const said = complaint.safeParse(body);
  if (status === 200)
    throw new Unavailable(`Unpaywall sent something else than a DOI object${said.success ? `: ${said.data.message.slice(0, 200)}` : ''}`);
  // Half of Unpaywall's words on a DOI that it does not have, or another server's page that says «not found».
  if (!said.success && /^\s*\{/.test(text)) throw new Unavailable('Unpaywall sent half an answer');
  if (!said.success) throw new Rejected(`the address answers with status ${status}, but it is not Unpaywall`);
  if (/e-?mail/i.test(said.data.message)) throw new Misconfigured('email', 'Unpaywall does not take this e-mail address');
}
