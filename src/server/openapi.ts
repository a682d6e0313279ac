import { z } from 'zod';
import { version } from '../package-root.ts';
import { problemType } from './problem.ts';
import type { AnswerDeclaration, BodyDeclaration, Route } from './route.ts';
import { components } from './schemas/components.ts';
import { problem } from './schemas/problem.ts';

type Json = Readonly<Record<string, unknown>>;

const place = (id: string): string => `#/components/schemas/${id}`;

/** The description of all routes in OpenAPI 3.1, made of the same declarations as the router. */
export function openApiOf(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'refmill',
      version,
      description:
        'A library of literature metadata: search it, fetch works with all their records, write citation lists, read files and citations. What changes the library needs the token of the server.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ group }) => group))].map((name) => ({ name })),
    paths,
    components: { schemas: schemasOf(), securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

/** `$schema` and `$id` say what the whole document says. */
function schemasOf(): Json {
  const { schemas } = z.toJSONSchema(components, { uri: place });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]));
}

function operationOf({ id, group, summary, description, writes, slashes, params, query, body, answers }: Route): Json {
  return {
    operationId: id,
    tags: [group],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(writes ? { security: [{ token: [] }] } : {}),
    ...(params || query ? { parameters: [...parametersOf(params, 'path', slashes), ...parametersOf(query, 'query')] } : {}),
    ...(body ? { requestBody: { required: true, description: body.description, content: bodyContent(body) } } : {}),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, responseOf(answer)])),
      default: { description: 'Why there is no answer (RFC 9457)', content: { [problemType]: { schema: schemaOf(problem) } } },
    },
  };
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query', slashes?: true): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as Json;
    return {
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description === undefined ? {} : { description: `${String(description)}${slashes ? ' (slashes may stand as they are)' : ''}` }),
      schema: rest,
    };
  });
}

const bodyContent = (body: BodyDeclaration): Json =>
  'json' in body
    ? { 'application/json': { schema: schemaOf(body.json, 'input') } }
    : Object.fromEntries(body.bytes.map((mediaType) => [mediaType, {}]));

function responseOf({ description, json, texts = [] }: AnswerDeclaration): Json {
  const content = {
    ...(json ? { 'application/json': { schema: schemaOf(json) } } : {}),
    ...Object.fromEntries(texts.map((mediaType) => [mediaType, { schema: { type: 'string' } }])),
  };
  return Object.keys(content).length > 0 ? { description, content } : { description };
}

/** A schema that has a name is named; another one is written out, with those in it that have names. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const named = components.get(schema);
  if (named) return { $ref: place(named.id) };
  const { $schema: _schema, $defs: _defs, ...whole } = z.toJSONSchema(schema, { metadata: components, io });
  return JSON.parse(JSON.stringify(whole).replaceAll('"#/$defs/', `"${place('')}`)) as Json;
}
