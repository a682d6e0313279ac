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

const compact = (found: string) => found.replace(/[\s:-]/g, '').toUpperCase();

/** Shapes of the WHO's primary registries, ClinicalTrials.gov, the two European ones, and PROSPERO for reviews. */
const registries: readonly Registry[] = [
  { registry: 'ClinicalTrials.gov', shape: String.raw`NCT[\s:-]?0\d{7}`, write: compact },
  { registry: 'ISRCTN', shape: String.raw`ISRCTN[\s:-]?\d{8}`, write: compact },
  { registry: 'EU CTIS', shape: String.raw`20\d{2}-5\d{5}-\d{2}-\d{2}` },
  { registry: 'EudraCT', shape: String.raw`(?:19|20)\d{2}-0\d{5}-\d{2}` },
  { registry: 'ANZCTR', shape: String.raw`ACTRN[\s:-]?126\d{11}`, write: compact },
  {
    registry: 'ChiCTR',
    shape: String.raw`ChiCTR(?:[\s-]?[A-Z]{2,4})?[\s-]?\d{8,10}`,
    write: (found) => found.replace(/\s/g, '').replace(/^chictr/i, 'ChiCTR'),
  },
  { registry: 'CTRI', shape: String.raw`CTRI\/\d{4}\/\d{2,3}\/\d{6}`, write: (found) => found.toUpperCase() },
  { registry: 'CRiS', shape: String.raw`KCT\d{7}`, write: compact },
  { registry: 'DRKS', shape: String.raw`DRKS[\s-]?\d{8}`, write: compact },
  { registry: 'IRCT', shape: String.raw`IRCT\d{8,14}(?:N\d{1,3})?`, write: compact },
  { registry: 'JapicCTI', shape: String.raw`JapicCTI-?\d{6}`, write: (found) => `JapicCTI-${found.slice(-6)}` },
  { registry: 'jRCT', shape: String.raw`jRCTs?\d{9,10}`, write: (found) => found.replace(/^jrct/i, 'jRCT').replace(/^(jRCT)S/, '$1s') },
  { registry: 'UMIN CTR', shape: String.raw`UMIN(?:-?CTR)?[\s:-]?\d{9}`, write: (found) => `UMIN${found.slice(-9)}` },
  { registry: 'NTR', shape: String.raw`NTR[\s-]?\d{3,5}`, write: compact },
  { registry: 'PACTR', shape: String.raw`PACTR[\s-]?\d{15,16}`, write: compact },
  { registry: 'ReBec', shape: `RBR-?[0-9a-z]{6,8}`, write: (found) => `RBR-${found.replace(/^rbr-?/i, '').toLowerCase()}` },
  { registry: 'REPEC', shape: String.raw`PER-\d{3}-\d{2}` },
  { registry: 'RPCEC', shape: String.raw`RPCEC\d{8}`, write: compact },
  { registry: 'SLCTR', shape: String.raw`SLCTR\/\d{4}\/\d{3}` },
  { registry: 'TCTR', shape: String.raw`TCTR\d{11}`, write: compact },
  { registry: 'PROSPERO', shape: String.raw`CRD[\s-]?42\d{9}`, write: compact },
];

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
