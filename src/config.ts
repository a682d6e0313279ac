import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { z } from 'zod';
import { Misconfigured } from './model/errors.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i, 'letters, digits, point, hyphen and underscore only');

/** One source of refmill.yaml: its id, its fetcher, and the fetcher's own keys, which the fetcher's schema checks. */
const source = z.looseObject({ id, fetcher: z.string() });

/** refmill.yaml. Every key has an environment name where one stands below; the environment wins. */
const configuration = z.strictObject({
  store: z.exactOptional(z.string().min(1)),
  email: z.exactOptional(z.email()),
  ncbiApiKey: z.exactOptional(z.string().min(1)),
  openAlexApiKey: z.exactOptional(z.string().min(1)),
  allowPrivateHosts: z.exactOptional(z.array(z.string().min(1))),
  sources: z.exactOptional(z.array(source)),
});

export type SourceConfiguration = z.infer<typeof source>;
export type Configuration = z.infer<typeof configuration>;

/** Configuration keys that the environment may set, and by which variable. */
const environmentNames = {
  store: 'REFMILL_STORE',
  email: 'REFMILL_EMAIL',
  ncbiApiKey: 'NCBI_API_KEY',
  openAlexApiKey: 'OPENALEX_API_KEY',
} as const;

/**
 * Reads refmill.yaml (the given file, else REFMILL_CONFIG, else ./refmill.yaml if it is there) and lays the environment over it.
 * Throws Misconfigured naming file and key; no value of a key ever stands in the message.
 */
export async function loadConfiguration(file: string | undefined, environment: NodeJS.ProcessEnv): Promise<Configuration> {
  // A variable set to nothing is not set: `REFMILL_CONFIG= refmill …` is how shells unset one.
  const wanted = file ?? (environment.REFMILL_CONFIG || undefined);
  const name = wanted ?? 'refmill.yaml';
  const text = await readFile(name, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && wanted === undefined) return '';
    throw new Misconfigured('config', `${name}: cannot be read (${cause.code})`, { cause });
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
  const checked = configuration.safeParse({ ...keysOf(document, name), ...fromEnvironment });
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const key = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'config');
    const variable = Object.entries(environmentNames).find(([each]) => each === key && each in fromEnvironment)?.[1];
    throw new Misconfigured(
      key,
      `${variable ?? `${name}: ${key}`}: ${issue?.code === 'unrecognized_keys' ? 'no such key' : issue?.message}`,
    );
  }
  const ids = checked.data.sources?.map((each) => each.id) ?? [];
  const twice = ids.find((each, at) => ids.indexOf(each) !== at);
  if (twice !== undefined) throw new Misconfigured(`sources.${twice}`, `${name}: two sources have the id ${twice}`);
  return checked.data;
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
