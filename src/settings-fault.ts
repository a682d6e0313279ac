import type { z } from 'zod';

/** What is wrong with the first setting that a schema refused. */
export interface SettingsFault {
  /** `sources.0.id` */
  readonly key: string;
  /** The schema knows no such key. */
  readonly unknown: boolean;
  /** What to do, in words; no value stands in it. */
  readonly message: string;
}

/** Checks settings that people wrote; what is wrong is said in their words, not in the schema's. */
export function checkedSettings<T>(schema: z.ZodType<T>, given: unknown): { readonly data: T } | { readonly fault: SettingsFault } {
  const checked = schema.safeParse(given, { error: inWords });
  if (checked.success) return { data: checked.data };
  const [issue] = checked.error.issues;
  const at = issue?.path ?? [];
  if (issue?.code === 'unrecognized_keys')
    return { fault: { key: [...at, issue.keys.join(', ')].join('.'), unknown: true, message: 'no such key' } };
  const missing = issue?.code === 'invalid_type' && at.length > 0 && valueAt(given, at) === undefined;
  return { fault: { key: at.join('.'), unknown: false, message: missing ? 'must be given' : (issue?.message ?? 'is wrong') } };
}

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), given);

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, written [one, two] or with a hyphen before each',
  object: 'a group of keys',
  record: 'a group of keys',
};

const formats: Readonly<Record<string, string>> = { email: 'is no e-mail address', url: 'is no web address (https://…)' };

/** Words of the schema's own go before these. */
function inWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return kinds[issue.expected] && `must be ${kinds[issue.expected]}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_format') return formats[issue.format];
  if (issue.code === 'too_small') return leastOf(issue);
  if (issue.code === 'too_big' && issue.origin !== 'string' && issue.origin !== 'array') return `must be at most ${issue.maximum}`;
  return undefined;
}

function leastOf({
  origin,
  minimum,
  inclusive,
}: z.core.$ZodIssueTooSmall<unknown> | z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === 'array') return 'must not be empty';
  if (origin === 'string') return Number(minimum) === 1 ? 'must not be empty' : `must have at least ${minimum} characters`;
  return inclusive ? `must be at least ${minimum}` : `must be more than ${minimum}`;
}
