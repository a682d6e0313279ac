import { type Finding, makeFinding } from './finding.ts';
import type { Identifier } from './identifier.ts';
import type { BibliographicRecord } from './record.ts';
import type { RecordKey } from './work.ts';

/**
 * What an identifier's own source says of a record that carries it: `agrees` (the same publication), `elsewhere` (another one: the
 * identifier is wrong), `unsure` (too little to compare), `unknown` (the source has no such identifier).
 */
export type VerificationOutcome = 'agrees' | 'elsewhere' | 'unsure' | 'unknown';

export interface Verification {
  readonly record: RecordKey;
  readonly identifier: Identifier;
  /** The fetcher that was asked. */
  readonly service: string;
  readonly outcome: VerificationOutcome;
  /** The title that the source gives for the identifier. */
  readonly title?: string;
  /** SHA-256 of the answer in the archive. */
  readonly payload?: string;
}

/** What the verifications of a record are as findings: an identifier that names another publication. */
export function verificationFindings({ identifiers = [] }: BibliographicRecord, said: readonly Verification[]): readonly Finding[] {
  return said
    .filter(({ outcome }) => outcome === 'elsewhere')
    .map(({ identifier: { scheme, value }, service, title }) => {
      const at = identifiers.findIndex((each) => each.scheme === scheme && each.value === value);
      return makeFinding(
        'identifier-points-elsewhere',
        `${service} says that ${scheme} ${value} is another publication: ${title ?? '(no title)'}`,
        {
          path: at < 0 ? undefined : `identifiers[${at}].value`,
          raw: value,
          alternatives: title === undefined ? undefined : [title],
        },
      );
    });
}
