import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { abstractText } from '../../normalizers/endpoints/abstract-text.ts';
import type { EndpointModel } from './endpoint-model.ts';

/**
 * A normalized record with the endpoints and results that a model reads in its abstract in place of the grammar's. `asRead` is the record before it
 * was normalized: what the source itself says is no reading, and stays. Where the model gives none that can be taken, a finding says so.
 */
export async function correctEndpoints(
  record: BibliographicRecord,
  asRead: BibliographicRecord,
  model: EndpointModel,
): Promise<BibliographicRecord> {
  const abstract = record.abstracts?.find(({ other }) => !other);
  if (!abstract || record.deleted || asRead.endpoints || asRead.results) return record;
  const { endpoints = [], results = [], ...rest } = record;
  const answered = await model.read(abstractText(abstract), { endpoints, results }, `record ${record.sourceId}`);
  const { reading, failure } = answered;
  if (failure) {
    const finding = makeFinding('endpoint-model-failed', failure.problem, { raw: failure.raw });
    return { ...record, findings: [...(record.findings ?? []), finding] };
  }
  return {
    ...rest,
    ...(reading.endpoints.length === 0 ? {} : { endpoints: [...reading.endpoints] }),
    ...(reading.results.length === 0 ? {} : { results: [...reading.results] }),
  };
}
