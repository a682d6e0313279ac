import { z } from 'zod';
import { configuration } from '../configuration.ts';
import { fetchers } from '../fetchers/registry.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

const schemaOf = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });

/**
 * refmill.yaml as a JSON Schema (2020-12), for editors to complete and check by: with the settings of every fetcher. Values that
 * refmill alone can judge (cron patterns, queries) are text in it.
 */
export function configurationSchema(): JsonSchema {
  const schema = schemaOf(configuration) as JsonSchema & { properties: Readonly<Record<string, JsonSchema>> };
  const { sources = {} } = schema.properties;
  const own = (sources.items ?? {}) as { properties?: Readonly<Record<string, JsonSchema>> };
  return {
    ...schema,
    title: 'refmill.yaml',
    properties: {
      ...schema.properties,
      sources: {
        ...sources,
        items: {
          required: ['id', 'fetcher'],
          oneOf: fetchers.map(({ id, title, config }) => sourceSchema(id, title, own.properties ?? {}, config)),
        },
      },
    },
  };
}

function sourceSchema(id: string, title: string, own: Readonly<Record<string, JsonSchema>>, config: z.ZodType): JsonSchema {
  const { properties = {}, required = [] } = schemaOf(config);
  return {
    title,
    type: 'object',
    properties: { ...own, fetcher: { const: id, description: title }, ...properties },
    required: ['id', 'fetcher', ...required],
    additionalProperties: false,
  };
}

interface Key {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Key>>;
  readonly items?: Key;
  readonly required?: readonly string[];
}

/** The table of every key of refmill.yaml, for docs/configuration.md; what the fetchers' own settings are stands on their pages. */
export function configurationTable(): string {
  const rows = keyRows(schemaOf(configuration) as Key, '');
  return ['| key | what it does | otherwise |', '| --- | --- | --- |', ...rows].join('\n');
}

function keyRows({ properties = {}, required = [] }: Key, before: string): string[] {
  return Object.entries(properties).flatMap(([name, key]) => {
    const path = `${before}${name}`;
    const otherwise = key.default === undefined ? (required.includes(name) ? 'must be given' : '') : `\`${JSON.stringify(key.default)}\``;
    const values = key.enum ? ` (${key.enum.map((value) => `\`${value}\``).join(', ')})` : '';
    const row = `| \`${path}\` | ${key.description ?? ''}${values} | ${otherwise} |`;
    const inner = key.items?.properties ? keyRows(key.items, `${path}[].`) : keyRows(key, `${path}.`);
    return [row, ...inner];
  });
}
