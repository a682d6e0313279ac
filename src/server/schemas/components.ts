import { z } from 'zod';

/** Schemas that stand under their names in /openapi.json, once each. */
export const components = z.registry<{ id: string }>();

/** Gives a schema its name. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  components.add(schema, { id });
  return schema;
}
