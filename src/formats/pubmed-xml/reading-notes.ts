import { type Finding, makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord, Unplaced } from '../../model/record.ts';

/**
 * NLM's marks of its own processing, which stand in every record: kept aside like all that has no field, but nothing that anybody
 * would want to be told of. A finding on every record would drown those that matter.
 */
const processingMarks: ReadonlySet<string> = new Set([
  'MedlineCitation@Status',
  'MedlineCitation@Owner',
  'MedlineCitation@IndexingMethod',
  'Article@PubModel',
  'JournalIssue@CitedMedium',
  'ISSN@IssnType',
  'CitationSubset',
  'PublicationStatus',
  'GeneralNote@Owner',
]);

/** What a reading has to say besides the fields: defects, and values that no field takes. */
export class ReadingNotes {
  readonly #findings: Finding[] = [];
  readonly #unplaced: Unplaced[] = [];
  readonly #seen = new Set<string>();

  add(finding: Finding): void {
    this.#findings.push(finding);
  }

  /** Keeps a value that has no field, once; `field` is its element or attribute by name (`GeneSymbol`, `Article@PubModel`). */
  unplace(field: string, value: string): void {
    // No name holds a NUL, nor does any value of XML.
    const key = `${field}\u0000${value}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#unplaced.push({ field, value });
  }

  /** One finding for all unplaced values that are worth one. */
  asFields(): Partial<BibliographicRecord> {
    const fields = [...new Set(this.#unplaced.map((each) => each.field ?? ''))].filter((field) => !processingMarks.has(field));
    const findings = fields.length
      ? [...this.#findings, makeFinding('field-unplaced', `No field of its own for ${fields.join(', ')}`, { path: 'unplaced' })]
      : this.#findings;
    return {
      ...(this.#unplaced.length ? { unplaced: this.#unplaced } : {}),
      ...(findings.length ? { findings } : {}),
    };
  }
}
