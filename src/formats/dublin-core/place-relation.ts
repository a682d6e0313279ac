import { present } from '../../model/present.ts';
import type { RelationType } from '../../model/relation.ts';
import { readIdentifier } from '../../normalizers/identifier.ts';
import { addLocation, anyIdentifier, isPdf } from './place-identifier.ts';
import { isAddress, lastPart, type Place } from './placing.ts';

/** Another publication, by identifier, address or in words; `asGiven` keeps the source's own word. */
export const relation =
  (type: RelationType): Place =>
  ({ name, value }, draft) => {
    const target = readIdentifier(value);
    const url = isAddress(value) ? value : undefined;
    const word = lastPart(name);
    draft.add(
      'relations',
      present({
        type,
        asGiven: word === 'relation' ? undefined : word,
        pmid: target?.scheme === 'pmid' ? target.value : undefined,
        identifiers: target && [target],
        url,
        note: target || url ? undefined : value,
      }),
    );
    return true;
  };

/**
 * The publisher's version is the same work at its publisher: an address to read it, and its DOI unless the record has another one.
 */
export const publisherVersion: Place = (field, draft, context) => {
  const target = readIdentifier(field.value);
  const doi = draft.identifier('doi');
  if (target?.scheme === 'doi' && doi !== undefined && doi !== target.value) return relation('HasVersion')(field, draft, context);
  if (target?.scheme === 'doi') draft.add('identifiers', target);
  if (isAddress(field.value)) addLocation(draft, field.value, isPdf(field.value) ? 'pdf' : 'landing');
  else if (target?.scheme !== 'doi') return relation('HasVersion')(field, draft, context);
  return true;
};

/** `info:eu-repo/grantAgreement/EC/FP7/123456/EU/Name of the project/ACRONYM` (OpenAIRE guidelines for literature repositories). */
export const grantAgreement: Place = ({ name, value }, draft) => {
  const [funder, program, id, country, project, acronym] =
    /^info:eu-repo\/grantAgreement\/(.+)$/i.exec(value)?.[1]?.split('/').map(decoded) ?? [];
  if (!funder) return false;
  draft.add('grants', present({ id, acronym, agency: program ? `${funder} ${program}` : funder, country }));
  if (project) draft.leaveUnplaced({ name, value: project });
  return true;
};

/** `info:eu-repo/semantics/altIdentifier/doi/10.5555/x`: a further identifier of the record itself (OpenAIRE, LA Referencia). */
export const alternativeIdentifier: Place = (field, draft, context) => {
  const found = /^info:eu-repo\/semantics\/altIdentifier\/([a-z]{2,10})\/(.+)$/i.exec(field.value);
  const [, scheme = '', value = ''] = found ?? [];
  if (!found) return false;
  const labelled = { hdl: `hdl:${value}`, pmid: `PMID: ${value}`, issn: `ISSN ${value}`, isbn: `ISBN ${value}`, arxiv: `arXiv:${value}` }[
    scheme.toLowerCase()
  ];
  return anyIdentifier({ ...field, value: labelled ?? decoded(value) }, draft, context);
};

/** Funders and numbers come percent-encoded: `RCUK%20EPSRC`. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
