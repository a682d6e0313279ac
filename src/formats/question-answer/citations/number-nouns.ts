/*
 * Words that take the number after them, so that it is no citation: `type 2`, `grade 3-4`, `day 8`, `at 6`. Values are how strongly
 * they pull, on the scale of citation-odds.ts. All in lower case.
 */

const table = (weight: number, words: string): [string, number][] => words.split(/\s+/).map((word) => [word, weight]);

/** The noun takes the number, unless it was already told which: `diabetes type 2`, `toxicity grade 3`, but `the acute phase 2`. */
const classifiers = table(
  4,
  `type grade stage class category tier phase figure fig table box appendix chapter number no nos version vol volume issue page pages
   part supplement equation omega aged age ages scored equals equal averaged averaging exceeds exceeding gleason ecog nyha asa mrs
   nihss isup apgar gcs apache meld sofa qsofa child-pugh fontaine rutherford hinchey bclc mallampati tanner bosniak bi-rads pi-rads
   n p q x chads cha2ds2-vasc has-bled serotype genotype chromosome exon codon quartile quintile tertile jan feb mar apr january
   february march april june july august september october november december sept oct nov dec`,
);

/** The number belongs to what needs one: prepositions, comparisons, articles, conjunctions, verbs of being. */
const functionWords = table(
  4,
  `of to than by at in on for from with within is are was were be been being and or nor vs versus between over under least most about
   approximately around nearly almost roughly circa per plus minus times the a an as if that which into during until till after before
   since through upto every each ~ ≈ = < > ≤ ≥ × ± + - – — / &`,
);

/** Ordered things take a number after a preposition or article (`on day 8`, `the arm 2`), seldom otherwise (`potassium level 1`). */
const orderedNouns = table(
  4,
  `step level group arm cohort cycle course visit round question item option recommendation statement criterion principle rule section
   line scenario case model zone region segment score day week month year hour minute trimester dose`,
);

/** Names that often, not always, end in a number: `growth factor receptor 2`, `INR 2-3`, `vitamin B 12`. */
const numberedNames = table(
  1.5,
  `factor interleukin interferon virus coronavirus cotransporter peptidase ligand isoform subtype subunit inr ph bmi ckd lvef below above
   angiotensin wagner karnofsky peep complement polypeptide cyclooxygenase`,
);

/** Two words that end in a number as a name. */
export const numberedPhrases: ReadonlySet<string> = new Set([
  'vitamin b',
  'simplex virus',
  'immunodeficiency virus',
  'lymphotropic virus',
  'syndrome coronavirus',
  'factor receptor',
  'clotting factor',
  'coagulation factor',
  'glucose cotransporter',
  'dipeptidyl peptidase',
  'programmed death',
  'death ligand',
  'glucagon-like peptide',
  'like peptide',
]);

/** How strongly a word pulls the number that follows it. */
export const numberPull: ReadonlyMap<string, number> = new Map([...numberedNames, ...orderedNouns, ...functionWords, ...classifiers]);

/** `day`, `arm`: takes a number after a preposition or article only. */
export const isOrderedNoun = (word: string): boolean => orderedNames.has(word);
const orderedNames = new Set(orderedNouns.map(([word]) => word));

/** `at`, `the`, `than`: never the last word before a citation. */
export const isFunctionWord = (word: string): boolean => functionNames.has(word);
const functionNames = new Set(functionWords.map(([word]) => word));

/** Plurals of the nouns above; they take two numbers or a range, seldom a single one (`grades 3-4`, `days 1, 8`, but `both groups 1`). */
export const pluralPull: ReadonlyMap<string, number> = new Map(
  [...classifiers, ...orderedNouns, ...numberedNames]
    .filter(([word]) => /^\p{Ll}{3,}$/u.test(word))
    .map(([word, weight]) => [
      /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}${/(?:s|x)$/.test(word) ? 'es' : 's'}`,
      Math.min(weight, 3),
    ]),
);

/** Words after which an ordered noun needs no number any more. */
export const tellsWhich: ReadonlySet<string> = new Set(
  `first second third fourth fifth initial final last next previous subsequent early late later advanced end any each every another other
   same this that both all either neither several single one two three four five six per a acute chronic maintenance induction follicular
   luteal active control placebo treatment intervention comparator loading starting target maximum maximal daily full half usual
   standard recommended risk evidence serum plasma blood high low higher lower highest lowest moderate`.split(/\s+/),
);
