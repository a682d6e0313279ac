import { z } from 'zod';
import { Problem } from './problem.ts';

/** The type that a schema wants its texts to be read as, for parameters, which come as texts all of them. */
type Kind = 'text' | 'number' | 'flag' | 'list';

const kindsOf = new WeakMap<z.ZodObject, Readonly<Record<string, Kind>>>();

/** Read off the schema that /openapi.json shows as well. */
function kinds(schema: z.ZodObject): Readonly<Record<string, Kind>> {
  const known = kindsOf.get(schema);
  if (known) return known;
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  const read = Object.fromEntries(
    Object.entries(properties).map(([name, property]): [string, Kind] => {
      const type = typeof property === 'object' ? property.type : undefined;
      return [name, type === 'integer' || type === 'number' ? 'number' : type === 'boolean' ? 'flag' : type === 'array' ? 'list' : 'text'];
    }),
  );
  kindsOf.set(schema, read);
  return read;
}

const flags: Readonly<Record<string, boolean>> = { true: true, '1': true, '': true, false: false, '0': false };

const readings: Readonly<Record<Kind, (texts: readonly string[]) => unknown>> = {
  text: ([text]) => text,
  number: ([text = '']) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text),
  flag: ([text = '']) => (Object.hasOwn(flags, text) ? flags[text] : text),
  list: (texts) => texts,
};

/** The parameters of a query (`?limit=20&facets=true`) as the schema describes them. Throws Problem naming the first that is none or wrong. */
export function readQuery(schema: z.ZodObject | undefined, parameters: URLSearchParams): unknown {
  const known = schema ? kinds(schema) : {};
  const values: Record<string, unknown> = {};
  for (const name of new Set(parameters.keys())) {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    const names = Object.keys(known);
    if (kind === undefined)
      throw new Problem(
        400,
        `there is no parameter ${name.slice(0, 80)} here${names.length > 0 ? `; there are ${names.join(', ')}` : ''}`,
        { key: name.slice(0, 80) },
      );
    const texts = parameters.getAll(name);
    if (kind !== 'list' && texts.length > 1) throw new Problem(400, `${name} is given twice, and takes one value`, { key: name });
    values[name] = readings[kind](texts);
  }
  return schema ? checked(schema, values, '') : values;
}

/** A value as its schema describes it. Throws Problem naming the first place where it is not so; values never stand in the message. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, whole: string): T {
  const read = schema.safeParse(value, { reportInput: false });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const key = issue?.path.join('.') || whole;
  throw new Problem(400, `${key}: ${issue?.message ?? 'is not as it should be'}`, { key });
}
