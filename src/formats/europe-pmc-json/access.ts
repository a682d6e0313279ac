import type { AccessLevel, Location, Rights } from '../../model/access.ts';
import { ownValue } from '../../model/own-value.ts';
import { present } from '../../model/present.ts';
import { readAccess, readLicence } from '../../normalizers/rights.ts';
import { type Reading, yesNo } from './reading.ts';

/** `documentStyle` */
const kinds: Readonly<Record<string, Location['kind']>> = { pdf: 'pdf', html: 'full-text', doi: 'landing', abs: 'landing' };

/** `availabilityCode`: open access, free to read, by subscription. */
const accessOfCodes: Readonly<Record<string, AccessLevel>> = { OA: 'open', F: 'open', S: 'closed' };

export const readLocations = ({ fields }: Reading): Location[] => [
  ...(fields.fields('fullTextUrlList')?.list('fullTextUrl') ?? []).flatMap((entry): Location[] => {
    const url = entry.text('url');
    if (url === undefined) return [];
    const kind = ownValue(kinds, entry.peek('documentStyle') ?? '');
    const code = ownValue(accessOfCodes, entry.peek('availabilityCode') ?? '');
    if (kind) entry.drop('documentStyle');
    if (code) entry.drop('availabilityCode', 'availability');
    return [present<Location>({ url, kind, access: code ?? readAccess(entry.peek('availability') ?? '') } as Location)];
  }),
  ...fields.texts('externalLink').map((url): Location => ({ url })),
];

/** `cc by`: Europe PMC names the licence without its version. An entry that is not open access may still be free to read. */
export function readRights({ fields }: Reading): Rights {
  const name = fields.text('license');
  const isOpen = fields.peek('isOpenAccess') === 'Y' && fields.flag('isOpenAccess', yesNo);
  return present<Rights>({
    license: name === undefined ? undefined : readLicence(name)?.license,
    name,
    access: isOpen ? 'open' : undefined,
  });
}
