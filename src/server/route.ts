import { z } from 'zod';
import type { Configuration } from '../configuration.ts';
import type { Identifier } from '../model/identifier.ts';
import type { Journals } from '../model/journals.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { Library } from '../pipeline/library.ts';
import type { VocabularySource } from '../pipeline/vocabularies.ts';
import type { ServerLimits } from './limits.ts';
import type { Turnstile } from './turnstile.ts';

/** What handlers work with. */
export interface ServerTools {
  readonly library: Library;
  readonly config: Configuration;
  readonly limits: ServerLimits;
  readonly now: () => Date;
  /** Of the library as it is now, gathered again only when it has changed. */
  readonly journals: () => Promise<Journals>;
  readonly vocabularies: VocabularySource;
  /** Where long lists wait to be printed, each in a thread of its own. */
  readonly printing: Turnstile;
  /** Asks the services that vouch for an identifier; absent: this server asks nobody. */
  readonly lookUp?: (identifier: Identifier, signal: AbortSignal) => Promise<readonly BibliographicRecord[]>;
}

/** An answer: JSON, or a text of whatever type in pieces. */
export type Answer =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly json: unknown }
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly mediaType: string;
      readonly pieces: AsyncIterable<string | Uint8Array>;
    };

/** What a body is: JSON that a schema describes, or bytes of whatever type, which the handler makes sense of. */
export type BodyDeclaration<Body = unknown> =
  | { readonly json: z.ZodType<Body>; readonly description: string }
  | { readonly bytes: readonly [mediaType: string, ...string[]]; readonly description: string };

/** What may be answered with a status: JSON of a schema, or a text. */
export interface AnswerDeclaration {
  readonly description: string;
  readonly json?: z.ZodType;
  readonly texts?: readonly string[];
}

/** A request as a handler sees it: what came, checked. */
export interface RouteRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Path and query, as they were asked for. */
  readonly url: URL;
  /** Media type of the body, without its parameters. */
  readonly mediaType: string;
  /** Aborted when the client goes away, when the answer takes too long, or when the server stops. */
  readonly signal: AbortSignal;
}

/** One operation, declared as data: the router and /openapi.json are both made from it. */
export interface Route {
  /** Name of the operation, for clients that are generated. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  /** `/v1/works/{id}`. */
  readonly path: string;
  readonly group: string;
  readonly summary: string;
  readonly description?: string;
  /** Changes the library: only for whoever has the token. */
  readonly writes?: true;
  /** What is said depends on the library alone: answered anew only when it has changed. */
  readonly ofLibrary?: true;
  /** The last part of the path may hold slashes, as DOIs do. */
  readonly slashes?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: BodyDeclaration;
  readonly answers: Readonly<Record<number, AnswerDeclaration>>;
  readonly handle: (request: RouteRequest<never, never, never>, tools: ServerTools) => Promise<Answer>;
}

type Shape<Schema> = Schema extends z.ZodType ? z.infer<Schema> : Readonly<Record<string, never>>;
type BodyOf<Body> = Body extends { readonly json: z.ZodType<infer Json> }
  ? Json
  : Body extends { readonly bytes: unknown }
    ? Uint8Array
    : undefined;

/** A misspelt field would be as if it were not there, and an empty query finds everything: a body has only fields that there are. */
function onlyKnownFields(body: BodyDeclaration | undefined): { readonly body?: BodyDeclaration } {
  if (!body || !('json' in body) || !(body.json instanceof z.ZodObject) || body.json.def.catchall) return {};
  return { body: { ...body, json: body.json.strict() } };
}

/** A route whose handler is handed what its own schemas describe. */
export function route<
  const Declaration extends Omit<Route, 'handle'>,
  Request = RouteRequest<Shape<Declaration['params']>, Shape<Declaration['query']>, BodyOf<Declaration['body']>>,
>(declaration: Declaration, handle: (request: Request, tools: ServerTools) => Promise<Answer>): Route {
  return { ...declaration, ...onlyKnownFields(declaration.body), handle: handle as Route['handle'] };
}
