import type { ListHabit } from './bad-habits.ts';
import type { Reply } from './reply.ts';

/** A request as a stand-in sees it. */
export interface SandboxRequest {
  readonly method: string;
  /** The whole path, as it was asked for. */
  readonly pathname: string;
  /** What of the path follows the service's own, not decoded: `esearch.fcgi`, `works/10.5555%2Fjir.2022.0102`. */
  readonly path: string;
  /** Of the address and of a form together. */
  readonly parameters: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How the stand-ins are set up; each takes what concerns it. */
export interface ServiceOptions {
  /** Records of a page, where the service itself decides that. */
  readonly pageSize?: number;
  readonly granularity?: 'day' | 'second';
  readonly deletedRecord?: 'no' | 'transient' | 'persistent';
  /** Metadata prefixes that the repository offers. */
  readonly prefixes?: readonly string[];
  /** Ids that one PubMed search gives at most; 9,999 like PubMed's. */
  readonly searchLimit?: number;
  /** Further small records, made up to try large results. */
  readonly generated?: number;
}

/** What the sandbox hands a service when it opens. */
export interface SandboxWorld {
  readonly options: ServiceOptions;
  readonly now: () => Date;
  /** Address of the service on this sandbox, with its path. */
  readonly baseUrl: () => string;
  /** Whether this request meets with a bad habit of lists. */
  readonly strikes: (habit: ListHabit) => boolean;
}

export interface OpenService {
  answer(request: SandboxRequest): Reply;
  /** Gives a record a new date of modification, ISO 8601; ids that are not the service's are nobody's. */
  touch?(id: string, at: string): void;
  /** Deletes a record in the service's own way. */
  remove?(id: string, at: string): void;
  /** Merges a record into another one: the first is deleted, and who asks for it is given the other where the service does that. */
  merge?(id: string, into: string, at: string): void;
}

/** A stand-in for one remote service, in its formats. The bad habits of connections are the server's affair; those of lists are its own. */
export interface SandboxService {
  /** The fetcher that harvests from it. */
  readonly id: string;
  readonly title: string;
  /** Where it answers: this path and all below it. */
  readonly path: string;
  /** Further paths that are its own. */
  readonly alsoAt?: readonly string[];
  /** What follows `refmill harvest` to fetch from it. */
  readonly example: (baseUrl: string) => string;
  /** An error as this service tells it in an answer with status 200; a page about maintenance otherwise. */
  readonly errorInside?: (request: SandboxRequest) => Reply;
  /** An answer to too many requests, which quotes what this service quotes. */
  readonly throttled?: (request: SandboxRequest) => Reply;
  /** Whether its texts are XML that careless software spoils. */
  readonly carelessXml?: true;
  open(world: SandboxWorld): OpenService;
}
