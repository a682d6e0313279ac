import { z } from 'zod';
import type { AnyFetcher } from '../fetchers/fetcher.ts';
import { isSecret } from '../http/redaction.ts';
import { Misconfigured } from '../model/errors.ts';

/** A fetcher's setting as an option of the command line. */
export interface SettingOption {
  /** As commander takes them: `--page-size <number>`, and what else is understood: the setting's own name, `--no-notices`. */
  readonly flags: readonly string[];
  /** The one of them that helps show. */
  readonly shown: string;
  /** What it means to each fetcher that takes it, by the fetcher's id. */
  readonly help: ReadonlyMap<string, string>;
  /** The key of the setting. */
  readonly key: string;
  /** The names under which commander gives the value. */
  readonly names: readonly string[];
  readonly kind: Kind;
}

type Kind = 'text' | 'number' | 'switch' | 'list';

interface SettingSchema {
  readonly type?: string;
  readonly description?: string;
  readonly option?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
}

const values: Readonly<Record<Kind, string>> = { text: ' <text>', number: ' <number>', switch: '', list: ' <values>' };

/**
 * Every setting of every fetcher as an option, once each, from the schemas that check them. Settings that hold a secret are none:
 * a command line is seen by others. Settings that are objects are for refmill.yaml alone.
 */
export function settingOptions(fetchers: readonly AnyFetcher[]): readonly SettingOption[] {
  const found = new Map<string, { kind: Kind; names: Set<string>; on: boolean; help: Map<string, string> }>();
  for (const fetcher of fetchers) {
    for (const [key, schema] of settingsOf(fetcher)) {
      const kind = kindOf(schema);
      if (kind === undefined || isSecret(key)) continue;
      const setting = found.get(key) ?? { kind, names: new Set<string>(), on: false, help: new Map<string, string>() };
      found.set(key, setting);
      setting.names.add(schema.option ?? key);
      setting.on ||= schema.default === true;
      setting.help.set(fetcher.id, helpOf(schema));
    }
  }
  return [...found].map(([key, { kind, names, on, help }]) => {
    // The pages of docs name the setting, `dois`: nobody shall have to guess that the option is `--doi`.
    const all = [...names.add(key)];
    const flags = all.map((name) => `--${hyphened(name)}${values[kind]}`);
    // Of a switch that is on, the option that turns it off is the one of use. It stands last: alone it would make its opposite the default.
    const off = on ? [`--no-${hyphened(key)}`] : [];
    const [shown = ''] = [...off, ...flags];
    return { key, kind, names: all, flags: [...flags, ...off], shown, help };
  });
}

/** Settings that are none of the options: secrets, and what only refmill.yaml can say. */
export const settingsOfFile = (fetcher: AnyFetcher): readonly string[] =>
  settingsOf(fetcher).flatMap(([key, schema]) => (isSecret(key) || kindOf(schema) === undefined ? [key] : []));

function settingsOf({ config }: AnyFetcher): readonly (readonly [string, SettingSchema])[] {
  const { properties = {} } = z.toJSONSchema(config, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties as Record<string, SettingSchema>);
}

function helpOf({ description = '', default: standard, enum: choices = [] }: SettingSchema): string {
  const said = [
    ...(choices.every((each) => description.includes(each)) ? [] : [choices.join(', ')]),
    ...(standard === true ? ['done unless this is given'] : standard === undefined ? [] : [`default: ${String(standard)}`]),
  ];
  return said.length > 0 ? `${description} (${said.join('; ')})` : description;
}

const hyphened = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

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
    options.flatMap(({ key, names, kind }) => {
      const given = names.flatMap((name) => (said[name] === undefined ? [] : [said[name]]));
      if (given.length === 0) return [];
      if (kind === 'list')
        return [
          [
            key,
            given
              .join(',')
              .split(/[\s,]+/)
              .filter(Boolean),
          ],
        ];
      if (given.length > 1)
        throw new Misconfigured(
          key,
          `${names.map((name) => `--${hyphened(name)}`).join(' and ')} are one setting, which takes one value: give it once`,
        );
      return [[key, kind === 'number' ? Number(given[0]) : given[0]]];
    }),
  );
}
