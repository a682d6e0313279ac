import { createHash } from 'node:crypto';
import { type Configuration, type SourceConfiguration, sourceId, sourceIdRule } from '../configuration.ts';
import type { AnyFetcher } from '../fetchers/fetcher.ts';
import { fetcherById, fetchers } from '../fetchers/registry.ts';
import { createHttpClient, type HttpClientOptions } from '../http/client.ts';
import type { HttpClient } from '../http/exchange.ts';
import { isSecret, redactUrl } from '../http/redaction.ts';
import { Misconfigured } from '../model/errors.ts';
import { checkedSettings } from '../settings-fault.ts';

/** A source ready to be harvested: its fetcher, the settings that the fetcher's schema gave, and what the ledger may show of them. */
export interface Source {
  readonly id: string;
  readonly fetcher: AnyFetcher;
  readonly config: unknown;
  readonly request: Readonly<Record<string, unknown>>;
  /** When it is harvested by itself, as a cron pattern. */
  readonly schedule?: string;
}

/** Settings that a source takes from the top of refmill.yaml or the environment. */
const sharedSettings = ({ shared = {} }: AnyFetcher, config: Configuration): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(shared).flatMap(([setting, key]) => (config[key] === undefined ? [] : [[setting, config[key]] as const])),
  );

/**
 * Checks a source's settings with its fetcher's schema. Throws Misconfigured naming source and key; values never stand in the message.
 */
export function sourceOf(given: SourceConfiguration, config: Configuration): Source {
  const { id, fetcher: name, schedule, enabled: _enabled, ...settings } = given;
  // One from the command line has not been looked at yet.
  if (!sourceId.safeParse(id).success) throw new Misconfigured('source', `--source takes ${sourceIdRule}`);
  const fetcher = fetcherById(name);
  if (!fetcher)
    throw new Misconfigured(
      `${id}.fetcher`,
      `${id}: no fetcher is called ${name}; known are ${fetchers.map((each) => each.id).join(', ')}`,
    );
  const checked = checkedSettings(fetcher.config, { ...sharedSettings(fetcher, config), ...settings });
  if ('fault' in checked) {
    const { key, unknown, message } = checked.fault;
    const what = unknown ? `${fetcher.id} has no such setting (docs/sources/${fetcher.id}.md lists them)` : message;
    throw new Misconfigured(`${id}.${key}`, `${id}: ${key}: ${what}`);
  }
  const request = withoutSecrets(settings);
  const pattern = schedule ?? config.schedule;
  return { id, fetcher, config: checked.data, request, ...(pattern === undefined ? {} : { schedule: pattern }) };
}

/** The sources of refmill.yaml that are enabled, or those that are asked for by id. Throws Misconfigured for an id that is not there. */
export function configuredSources(config: Configuration, ids: readonly string[]): Source[] {
  const all = config.sources ?? [];
  const missing = ids.find((id) => all.every((each) => each.id !== id));
  if (missing !== undefined)
    throw new Misconfigured(
      'source',
      `refmill.yaml has no source ${missing}${all.length > 0 ? `; it has ${all.map((each) => each.id).join(', ')}` : ''}`,
    );
  return all.filter((each) => (ids.length === 0 ? each.enabled !== false : ids.includes(each.id))).map((each) => sourceOf(each, config));
}

/** Settings as they may be shown: without keys, and without user, password and keys in addresses, however deep they stand. */
function withoutSecrets(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown = (value: unknown): unknown => {
    if (typeof value === 'string') return isAddress(value) ? redactUrl(value) : value;
    if (Array.isArray(value)) return value.map(shown);
    return typeof value === 'object' && value !== null ? withoutSecrets(value as Readonly<Record<string, unknown>>) : value;
  };
  return Object.fromEntries(Object.entries(settings).flatMap(([key, value]) => (isSecret(key) ? [] : [[key, shown(value)]])));
}

/** `SRC:PPR` is a query, although it could be an address. */
const isAddress = (value: string): boolean => value.includes('://') && URL.canParse(value);

/**
 * An id for a source that was given on the command line: the same settings give the same id, so that the next run goes on where the
 * last one ended. Keys and addresses of persons are no part of it.
 */
export function adHocId(fetcher: string, settings: Readonly<Record<string, unknown>>): string {
  const told = Object.entries(settings)
    .filter(([key]) => !isSecret(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${fetcher}-${createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 8)}`;
}

/** The one HTTP client of a process, with the limits and permissions of the configuration. */
export function httpClientFor(config: Configuration, report: (message: string) => void, options: HttpClientOptions = {}): HttpClient {
  const { requestsPerSecond, timeoutSeconds, responseMegabytes, patienceMinutes } = config.limits ?? {};
  return createHttpClient({
    report,
    allowPrivateHosts: config.allowPrivateHosts ?? [],
    perSecond: { ...(config.ncbiApiKey === undefined ? {} : { 'eutils.ncbi.nlm.nih.gov': 10 }), ...requestsPerSecond },
    ...(timeoutSeconds === undefined ? {} : { timeoutMs: timeoutSeconds * 1000 }),
    ...(responseMegabytes === undefined ? {} : { maxBytes: responseMegabytes * 1024 * 1024 }),
    ...(patienceMinutes === undefined ? {} : { waitBudgetMs: patienceMinutes * 60_000 }),
    ...options,
  });
}
