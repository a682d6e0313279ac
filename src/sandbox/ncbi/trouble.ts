import { jsonReply, type Reply, xmlReply } from '../reply.ts';
import type { SandboxRequest } from '../service.ts';

/** Too many requests, in NCBI's words: it quotes the key that was sent. */
export const throttled = ({ parameters }: SandboxRequest): Reply =>
  jsonReply(
    JSON.stringify({ error: 'API rate limit exceeded', 'api-key': parameters.get('api_key') ?? '127.0.0.1', count: '4', limit: '3' }),
    429,
  );

/** What ESearch and EFetch say with status 200 when something is wrong behind them. */
export const errorInside =
  (db: string) =>
  ({ path }: SandboxRequest): Reply =>
    path === 'esearch.fcgi'
      ? jsonReply(`{"esearchresult":{"ERROR":"Search Backend failed: Database is not supported: ${db}"}}`)
      : xmlReply('<?xml version="1.0" ?>\n<eFetchResult>\n\t<ERROR>Unable to obtain query #1</ERROR>\n</eFetchResult>\n');
