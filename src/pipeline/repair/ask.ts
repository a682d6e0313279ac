import type { Archive } from '../../archive/archive.ts';
import { soughtBy } from '../../dedupe/shared-identifiers.ts';
import type { FetchTools } from '../../fetchers/fetcher.ts';
import type { ArchivedPayload } from '../../model/payload.ts';
import type { Verification } from '../../model/verification.ts';
import type { ReadFailure } from '../../store/store.ts';
import type { Arrival } from '../arrival.ts';
import { formatNamed, type ReadMeans, readRecords } from '../read.ts';
import { readings } from '../readings.ts';
import { judge } from './judge.ts';
import type { LookupService } from './lookup-services.ts';
import { type Question, writtenIdentifier } from './questions.ts';

/** What one answer of a service says: records that are the publications asked about, and what it means for each question. */
export interface Answer {
  readonly payload?: ArchivedPayload;
  readonly arrivals: readonly { readonly arrival: Arrival; readonly questions: readonly Question[] }[];
  /** What of the answer could not be read. */
  readonly failures: readonly ReadFailure[];
  readonly verifications: readonly Verification[];
}

/** Asks a service, and gives its answers as they come; the last one says of what it knew nothing. */
export async function* ask(
  service: LookupService,
  questions: readonly Question[],
  { archive, tools, means }: { readonly archive: Archive; readonly tools: FetchTools; readonly means: ReadMeans },
): AsyncGenerator<Answer> {
  const identifiers = [...new Map(questions.map(({ identifier }) => [writtenIdentifier(identifier), identifier])).values()];
  const answered = new Set<Question>();
  let unread = false;
  for await (const page of service.lookup(service.config, identifiers, tools)) {
    const payload = await archive.put(page.payload);
    const format = formatNamed(page.format);
    const name = `${service.id}-${payload.sha256.slice(0, 12)}`;
    const read = readings((located) => readRecords(format, [page.payload.bytes], name, { ...means, ...located, url: page.payload.url }), {
      format,
      holder: service.id,
      source: service.id,
      payload: payload.sha256,
    });
    const arrivals: { arrival: Arrival; questions: Question[] }[] = [];
    const verifications: Verification[] = [];
    const failures: ReadFailure[] = [];
    for await (const reading of read) {
      if ('failure' in reading) failures.push(reading.failure);
      if (!('arrival' in reading) || reading.arrival.deleted) continue;
      const { arrival } = reading;
      const held = new Set(soughtBy(arrival.record).map(writtenIdentifier));
      const about = questions.filter(({ identifier }) => held.has(writtenIdentifier(identifier)));
      const verdicts = about.map((question) => ({ question, outcome: judge(question.member.record, arrival.record) }));
      for (const { question, outcome } of verdicts) {
        answered.add(question);
        const { title } = arrival.record;
        const told = {
          record: question.member.key,
          identifier: question.identifier,
          service: service.id,
          outcome,
          payload: payload.sha256,
        };
        verifications.push(title === undefined ? told : { ...told, title });
      }
      const fitting = verdicts.filter(({ outcome }) => outcome !== 'elsewhere').map(({ question }) => question);
      if (fitting.length > 0) arrivals.push({ arrival, questions: fitting });
    }
    unread ||= failures.length > 0;
    yield { payload, arrivals, failures, verifications };
  }
  // What could not be read may have been about any of them: they are asked about again.
  if (unread) return;
  const unknown = questions.filter((question) => !answered.has(question));
  yield {
    arrivals: [],
    failures: [],
    verifications: unknown.map(({ member, identifier }) => ({ record: member.key, identifier, service: service.id, outcome: 'unknown' })),
  };
}
