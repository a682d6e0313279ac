import type { ContributorRole } from '../../model/contributor.ts';
import { present } from '../../model/present.ts';
import { readOrcid } from '../../normalizers/check-digits.ts';
import { readPersonName } from '../../normalizers/person-name.ts';
import type { Place } from './placing.ts';

/** `Vidal, Ana [0000-0002-1825-0097]`, `Vidal, Ana::0000-0002-…`: how repositories glue an ORCID to a name. */
const glued = /^(.*?)[\s,;:([]*(?:https?:\/\/orcid\.org\/|orcid:?\s?)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])[\s)\]]*$/;

/** A person or group in a role. A name that no grammar can split is kept whole. */
export const contributor =
  (role: ContributorRole): Place =>
  ({ value, authority, affiliations }, draft) => {
    const [, before = value, after] = value.length < 300 ? (glued.exec(value) ?? []) : [];
    const name = readPersonName(before);
    const orcid = readOrcid(after ?? (/orcid/i.test(authority ?? '') ? (authority ?? '') : ''))?.value;
    const index = draft.append('contributors', {
      role,
      ...present({ orcid, affiliations: affiliations?.map((each) => ({ name: each })) }),
      ...(name ?? { collective: value }),
    });
    if (!name) draft.note('author-name-unsplit', 'The name could not be split', { path: `contributors[${index}]`, raw: value });
    return true;
  };
