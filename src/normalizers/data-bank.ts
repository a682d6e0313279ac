import { readTrialId, type TrialId } from './trial-id.ts';

/**
 * The trial registries among NLM's data banks (https://www.nlm.nih.gov/bsd/medline_databank_source.html), lower case, without
 * blanks and signs; the others hold sequences, structures and data sets.
 */
const trialRegistries: ReadonlySet<string> = new Set(
  (
    'anzctr chictr cris clinicaltrialsgov ctis ctri drks euctis euctr eudract irct isrctn itmctr japiccti jmacct jprn jrct kct lbctr ' +
    'ntr nldomon omon pactr rebec repec rpcec slctr tctr umin uminctr'
  ).split(' '),
);

const nameKey = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** Whether a data bank of NLM's list registers trials. */
export const isTrialRegistry = (name: string): boolean => trialRegistries.has(nameKey(name));

/** An accession number of a trial registry, as sent where it does not have the registry's shape. */
export function registeredTrial(name: string, accession: string): TrialId {
  const read = readTrialId(accession);
  return { registry: name, id: read && nameKey(read.registry) === nameKey(name) ? read.id : accession };
}
