/** A trial registration; `registry` is named as PubMed's DataBankList names it. */
export interface TrialId {
  readonly registry: string;
  readonly id: string;
}

interface Registry {
  readonly registry: string;
  readonly shape: string;
  /** Canonical writing, where the shape leaves freedom. */
  readonly write?: (found: string) => string;
}

const compact = (found: string) => found.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
const upper = (found: string) => found.replace(/\s/g, '').toUpperCase();

/** What stands between letters and digits: nothing, a blank, a colon, or the dash of a typesetter. */
const gap = String.raw`:?[\s‐-―−-]?`;
const dash = '[-‐-―−]';
/** Where letters before it would make it the end of another word: `Infect Contr 2008` is no NTR 2008. */
const alone = '(?<![a-z])';
/** The Japanese network's own prefix before the numbers of its members. */
const japan = `(?:JPRN${dash})?`;

/**
 * Shapes of the primary registries of the WHO's network (https://www.who.int/tools/clinical-trials-registry-platform/network/primary-registries),
 * ClinicalTrials.gov, the WHO's universal trial number, and PROSPERO for reviews.
 */
const registries: readonly Registry[] = [
  { registry: 'ClinicalTrials.gov', shape: String.raw`NCT${gap}0\d{7}`, write: compact },
  { registry: 'ISRCTN', shape: String.raw`ISRCTN${gap}\d{8}`, write: compact },
  {
    registry: 'EU CTIS',
    shape: String.raw`(?:EUCT${gap})?20\d{2}${dash}5\d{5}${dash}\d{2}(?:${dash}\d{2})?`,
    write: (found) => plainDashes(found).replace(/^EUCT\W?/i, ''),
  },
  {
    registry: 'EudraCT',
    shape: String.raw`(?:EUCTR${gap})?(?:19|20)\d{2}${dash}0\d{5}${dash}\d{2}(?:${dash}(?:[A-Z]{2}\b|3rd))?`,
    write: (found) => /\d{4}-\d{6}-\d{2}/.exec(plainDashes(found))?.[0] ?? found,
  },
  { registry: 'ANZCTR', shape: String.raw`ACTRN${gap}0?126\d{11}`, write: (found) => compact(found).replace('ACTRN0', 'ACTRN') },
  { registry: 'ITMCTR', shape: String.raw`ITMCTR${gap}\d{10}`, write: compact },
  {
    registry: 'ChiCTR',
    shape: String.raw`Chi(?:CTR|ECRCT)(?:[\s‐-―-]?[A-Z]{2,4})?[\s‐-―-]?\d{8,10}`,
    write: (found) => upper(plainDashes(found)).replace('CHI', 'Chi'),
  },
  { registry: 'CTRI', shape: String.raw`CTRI\s?\/\s?\d{4}\/\d{2,3}\/\d{6}`, write: upper },
  { registry: 'CRiS', shape: String.raw`${alone}KCT${gap}\d{7}`, write: compact },
  { registry: 'DRKS', shape: String.raw`DRKS${gap}\d{8}`, write: compact },
  { registry: 'IRCT', shape: String.raw`IRCT${gap}\d{8,14}(?:N\d{1,3})?`, write: compact },
  { registry: 'JapicCTI', shape: String.raw`${japan}JapicCTI${gap}\d{6}`, write: (found) => `JapicCTI-${found.slice(-6)}` },
  { registry: 'JMACCT', shape: String.raw`${japan}JMA${dash}IIA\d{5}`, write: (found) => `JMA-IIA${found.slice(-5)}` },
  {
    registry: 'jRCT',
    shape: String.raw`${japan}jRCT(?:${gap}\d{10}|s${gap}\d{9,10})`,
    write: (found) => `jRCT${/s\W?\d/i.test(found) ? 's' : ''}${/\d+$/.exec(found)?.[0] ?? ''}`,
  },
  { registry: 'UMIN CTR', shape: String.raw`${japan}UMIN(?:${dash}?CTR)?${gap}\d{9}`, write: (found) => `UMIN${found.slice(-9)}` },
  { registry: 'LBCTR', shape: String.raw`LBCTR${gap}\d{10}`, write: compact },
  { registry: 'OMON', shape: String.raw`NL${dash}OMON\d{3,6}`, write: (found) => plainDashes(found).toUpperCase() },
  { registry: 'NTR', shape: String.raw`${alone}NTR${gap}\d{3,5}`, write: compact },
  { registry: 'PACTR', shape: String.raw`PACTR${gap}\d{15,16}`, write: compact },
  { registry: 'PHRR', shape: String.raw`PHRR${gap}\d{6}${dash}\d{6}`, write: (found) => `PHRR${plainDashes(found).slice(-13)}` },
  {
    registry: 'ReBec',
    shape: `${alone}RBR${dash}?(?=[a-z]{0,7}[0-9])[0-9a-z]{6,8}`,
    write: (found) => `RBR-${found.replace(/^rbr\W?/i, '').toLowerCase()}`,
  },
  { registry: 'REPEC', shape: String.raw`${alone}PER${dash}\d{3}${dash}\d{2}`, write: (found) => plainDashes(found).toUpperCase() },
  { registry: 'RPCEC', shape: String.raw`RPCEC${gap}\d{8}`, write: compact },
  { registry: 'SLCTR', shape: String.raw`SLCTR\s?\/\s?\d{4}\/\d{3}`, write: upper },
  { registry: 'SNCTP', shape: String.raw`SNCTP${gap}\d{9}`, write: compact },
  { registry: 'TCTR', shape: String.raw`TCTR${gap}\d{11}`, write: compact },
  { registry: 'UTN', shape: String.raw`${alone}U1111${dash}\d{4}${dash}\d{4}`, write: (found) => plainDashes(found).toUpperCase() },
  { registry: 'PROSPERO', shape: String.raw`CRD${gap}42\d{9,10}`, write: compact },
];

const plainDashes = (text: string) => text.replace(/[‐-―−]/g, '-');

/** One expression for all; the group that matched tells the registry. Letters may stand before (`registrationNCT01934790`), digits may not follow. */
const anyTrial = new RegExp(`(?:${registries.map((each) => `(${each.shape})`).join('|')})(?![0-9])`, 'gi');

/** The trial registration that the whole value is, label and address around it allowed; undefined when there is none or more than one. */
export function readTrialId(text: string): TrialId | undefined {
  const found = findTrialIds(text);
  const [only] = found;
  return only && found.every((each) => each.id === only.id) ? { registry: only.registry, id: only.id } : undefined;
}

/** Every trial registration in running text, with UTF-16 offsets. */
export function findTrialIds(text: string): (TrialId & { readonly start: number; readonly end: number })[] {
  return [...text.matchAll(anyTrial)].map((match) => {
    const at = match.slice(1).findIndex((group) => group !== undefined);
    const registry = registries[at];
    return {
      registry: registry?.registry ?? '',
      id: registry?.write?.(match[0]) ?? match[0],
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}
