import { present } from '../../model/present.ts';
import { childNamed, childrenNamed, textOf } from '../../xml/element.ts';
import type { OaiReply } from './response.ts';

/** What Identify says. */
export interface Identity {
  /** Datestamps are whole days, or have seconds. */
  readonly granularity: 'day' | 'second';
  readonly deletedRecord: 'no' | 'transient' | 'persistent';
  readonly earliestDatestamp?: string;
  /** The repository's clock, the one that its datestamps come from. */
  readonly responseDate?: string;
  /** How its identifiers begin, up to the local part: `oai:repository.example.org:`. Several guesses, likeliest first. */
  readonly identifierBeginnings: readonly string[];
}

/** Reads Identify; undefined when the reply is to something else. `address` is where it was asked. */
export function readIdentity(reply: OaiReply, address: string): Identity | undefined {
  const identify = childNamed(reply.root, 'Identify');
  if (!identify) return undefined;
  const text = (...path: string[]) => textOf(childNamed(identify, ...path)).trim();
  const deleted = text('deletedRecord');
  const descriptions = childrenNamed(identify, 'description');
  const said = (name: string) =>
    descriptions.map((each) => textOf(childNamed(each, 'oai-identifier', name)).trim()).find((each) => each !== '');
  return present<Identity>({
    granularity: /hh:mm:ss/i.test(text('granularity')) ? 'second' : 'day',
    deletedRecord: deleted === 'persistent' || deleted === 'transient' ? deleted : 'no',
    earliestDatestamp: text('earliestDatestamp'),
    responseDate: reply.responseDate,
    identifierBeginnings: beginnings([
      beginningOf(said('sampleIdentifier') ?? ''),
      ...[said('repositoryIdentifier'), hostOf(text('baseURL')), hostOf(address)].map((host) => (host ? `oai:${host}:` : undefined)),
    ]),
  });
}

/** `oai:repository.example.org:` of `oai:repository.example.org:99999/1`: the part before an item's handle or number. */
export const beginningOf = (identifier: string): string | undefined => /^oai:[^:\s]+:/i.exec(identifier)?.[0];

const hostOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).hostname : undefined);

/** DSpace takes the host name without «www.» for its identifiers, or with it. */
const beginnings = (all: readonly (string | undefined)[]): string[] => [
  ...new Set(all.flatMap((each) => (each === undefined ? [] : [each, each.replace(':www.', ':')]))),
];
