import { z } from 'zod';
import type { AnyFetcher } from '../fetchers/fetcher.ts';
import { isSecret } from '../http/redaction.ts';

/** A fetcher's setting as an option of the command line. */
export interface SettingOption {
  /** As commander takes them: `--page-size <number>`. */
  readonly flags: string;
  readonly help: string;
  /** The key of the setting. */
  readonly key: string;
  /** The name under which commander gives the value. */
  readonly name: string;
  readonly kind: Kind;
}

type Kind = 'text' | 'number' | 'switch' | 'list';

interface SettingSchema {
  readonly type?: string;
  readonly description?: string;
  readonly option?: string;
}

const values: Readonly<Record<Kind, string>> = { text: ' <text>', number: ' <number>', switch: '', list: ' <values>' };

/**
 * Every setting of every fetcher as an option, once each, from the schemas that check them. Settings that hold a secret are none:
 * a command line is seen by others. Settings that are objects are for refmill.yaml alone.
 */
export function settingOptions(fetchers: readonly AnyFetcher[]): readonly SettingOption[] {
  const found = new Map<string, { kind: Kind; option: string; takers: Map<string, string[]> }>();
  for (const { id, config } of fetchers) {
    const { properties = {} } = z.toJSONSchema(config, { io: 'input', unrepresentable: 'any' });
    for (const [key, schema] of Object.entries(properties as Record<string, SettingSchema>)) {
      const kind = kindOf(schema);
      if (kind === undefined || isSecret(key)) continue;
      const setting = found.get(key) ?? { kind, option: schema.option ?? key, takers: new Map<string, string[]>() };
      found.set(key, setting);
      const { description = '' } = schema;
      setting.takers.set(description, [...(setting.takers.get(description) ?? []), id]);
    }
  }
  return [...found].map(([key, { kind, takers, option }]) => ({
    key,
    kind,
    name: option,
    flags: `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}${values[kind]}`,
    // One name may mean two things: a query is PubMed's to one fetcher and refmill's own to another.
    help: [...takers].map(([description, ids]) => `${ids.join(', ')}: ${description}`).join('; '),
  }));
}

function kindOf({ type }: SettingSchema): Kind | undefined {
  if (type === 'object') return undefined;
  if (type === 'array') return 'list';
  if (type === 'boolean') return 'switch';
  return type === 'integer' || type === 'number' ? 'number' : 'text';
}

/** The settings among commander's options, as a source of refmill.yaml would have them. A list is separated by commas or blanks. */
export function givenSettings(
  options: readonly SettingOption[],
  said: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    options.flatMap(({ key, name, kind }) => {
      const value = said[name];
      if (value === undefined) return [];
      if (kind === 'list')
        return [
          [
            key,
            String(value)
              .split(/[\s,]+/)
              .filter(Boolean),
          ],
        ];
      return [[key, kind === 'number' ? Number(value) : value]];
    }),
  );
}
