import { Misconfigured, Rejected } from '../../model/errors.ts';
import { ownValue } from '../../model/own-value.ts';

/** The token has expired or is not known: the list has to be asked for anew. */
export class TokenRefused extends Rejected {}

/** An argument is missing or wrong: for dates it may be the other granularity that the server takes. */
export class ArgumentRefused extends Rejected {}

/** The repository does not have this record, or any record, in the metadata format that was asked for. */
export class FormatRefused extends Misconfigured {}

type Meaning = { readonly rank: number; readonly error?: (text: string) => Error };

/**
 * The protocol's errors (OAI-PMH 2.0, 3.6): those that are no failure, and for the others what to do. Of several at once the one that
 * ranks first decides.
 */
const meanings: Readonly<Record<string, Meaning>> = {
  badResumptionToken: { rank: 1, error: (text) => new TokenRefused(text) },
  cannotDisseminateFormat: {
    rank: 2,
    error: (text) => new FormatRefused('metadataPrefix', `the repository does not offer this metadata format (${text})`),
  },
  noSetHierarchy: { rank: 3, error: (text) => new Misconfigured('sets', `the repository has no sets (${text})`) },
  badArgument: { rank: 4, error: (text) => new ArgumentRefused(`the repository refuses the request: ${text}`) },
  noMetadataFormats: { rank: 5, error: (text) => new Rejected(`the repository offers no metadata format (${text})`) },
  noRecordsMatch: { rank: 9 },
  idDoesNotExist: { rank: 9 },
};

const other: Meaning = { rank: 6, error: (text) => new Rejected(`the repository refuses the request: ${text}`) };

/** What a reply's errors amount to; undefined when there is none, or none that is a failure. */
export function protocolError(errors: readonly { readonly code: string; readonly text: string }[]): Error | undefined {
  const known = errors.map(({ code, text }) => ({ meaning: ownValue(meanings, code) ?? other, said: text ? `${code}: ${text}` : code }));
  const [first] = known.filter(({ meaning }) => meaning.error).toSorted((a, b) => a.meaning.rank - b.meaning.rank);
  return first?.meaning.error?.(
    known
      .map(({ said }) => said)
      .join('; ')
      .slice(0, 1000),
  );
}
