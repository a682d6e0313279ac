import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { type Configuration, configuration } from './configuration.ts';
import { refusal } from './model/circumstance.ts';
import { Misconfigured } from './model/errors.ts';
import { checkedSettings } from './settings-fault.ts';

/** Keys at the top that the environment may set, and by which variable: it wins over the file. */
const environmentNames = {
  store: 'REFMILL_STORE',
  email: 'REFMILL_EMAIL',
  ncbiApiKey: 'NCBI_API_KEY',
  openAlexApiKey: 'OPENALEX_API_KEY',
  timezone: 'REFMILL_TIMEZONE',
  who: 'REFMILL_WHO',
  serverToken: 'REFMILL_SERVER_TOKEN',
} as const;

/**
 * Reads refmill.yaml (the given file, else REFMILL_CONFIG, else ./refmill.yaml if it is there) and lays the environment over it; anywhere
 * in it `${NAME}` stands for a variable of the environment. Throws Misconfigured naming file and key; no value of a key ever stands in the message.
 */
export async function loadConfiguration(file: string | undefined, environment: NodeJS.ProcessEnv): Promise<Configuration> {
  // A variable set to nothing is not set: `REFMILL_CONFIG= refmill …` is how shells unset one.
  const wanted = file ?? (environment.REFMILL_CONFIG || undefined);
  const name = wanted ?? 'refmill.yaml';
  const text = await readFile(name, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && wanted === undefined) return '';
    throw new Misconfigured('config', `${name}: cannot be read: ${refusal(cause.code)}`, { cause });
  });
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) {
    const line = broken.linePos?.[0].line;
    throw new Misconfigured('config', `${name}${line === undefined ? '' : `, line ${line}`}: is not YAML (${broken.code})`);
  }
  const fromEnvironment: Record<string, string> = {};
  for (const [key, variable] of Object.entries(environmentNames)) {
    const value = environment[variable];
    if (value) fromEnvironment[key] = value;
  }
  const checked = checkedSettings(configuration, { ...filledIn(keysOf(document, name), environment, name), ...fromEnvironment });
  if ('fault' in checked) {
    const { key, message } = checked.fault;
    const variable = Object.entries(environmentNames).find(([each]) => each === key && each in fromEnvironment)?.[1];
    throw new Misconfigured(key, `${variable ?? `${name}: ${key}`}: ${message}`);
  }
  const { sources = [], searches = [], afterwards } = checked.data;
  for (const [key, ids] of [['sources', sources.map(({ id }) => id)] as const, ['searches', searches.map(({ id }) => id)] as const]) {
    const twice = ids.find((each, at) => ids.indexOf(each) !== at);
    if (twice !== undefined) throw new Misconfigured(`${key}.${twice}`, `${name}: two ${key} have the id ${twice}`);
  }
  for (const key of ['exports', 'reports'] as const) {
    const unknown = afterwards?.[key]?.find(({ search }) => search !== undefined && searches.every(({ id }) => id !== search));
    if (unknown) throw new Misconfigured(`afterwards.${key}`, `${name}: afterwards.${key}: there is no search ${unknown.search}`);
  }
  return checked.data;
}

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** A value with the environment's variables in their places. Throws Misconfigured naming the key for one that is not set. */
function filledIn<T>(value: T, environment: NodeJS.ProcessEnv, at: string): T {
  if (Array.isArray(value)) return value.map((each, index) => filledIn(each, environment, `${at}.${index}`)) as T;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => [key, filledIn(each, environment, `${at}: ${key}`)]);
    return Object.fromEntries(entries) as T;
  }
  if (typeof value !== 'string') return value;
  return value.replace(variable, (_, name: string) => {
    const set = environment[name];
    if (!set) throw new Misconfigured(name, `${at}: the variable ${name} is not set`);
    return set;
  }) as T;
}

/** The top keys of the file. Aliases that multiply (a «YAML bomb») end here before they unfold. */
function keysOf(document: Document, name: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 20 }) ?? {};
  } catch (cause) {
    throw new Misconfigured('config', `${name}: its aliases cannot be resolved`, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Misconfigured('config', `${name}: holds no keys (\`refmill init\` writes an example)`);
  return value as Record<string, unknown>;
}

/** Where the store is: the option, else the configuration (REFMILL_STORE, then refmill.yaml), else refmill.db in the current folder. */
export function storeLocation(option: string | undefined, config: Configuration): string {
  return path.resolve(option ?? config.store ?? 'refmill.db');
}
