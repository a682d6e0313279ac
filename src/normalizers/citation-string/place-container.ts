import { foldedWords } from '../fold.ts';
import type { CitationDraft } from './citation-draft.ts';
import type { Stretch } from './stretches.ts';

const introduced = /^(?:in|im|en|dans|em|nel|nella|published in|presented at)(?=[\s:])[\s:]*/i;

/** The journal, book or series: a title in words, or an abbreviation. */
export function placeContainer(draft: CitationDraft, stretch: Stretch): void {
  const raw = draft.text.slice(stretch.start, stretch.end);
  const intro = introduced.exec(raw)?.[0].length ?? 0;
  const start = stretch.start + intro;
  const name = draft.text.slice(start, stretch.end);
  const isShort = isAbbreviated(name);
  // The last point belongs to a name that is abbreviated with points: `Arch. Bronconeumol.`.
  const end = /\p{L}\.\s?\p{L}/u.test(name) && draft.text[stretch.end] === '.' ? stretch.end + 1 : stretch.end;
  if (intro === raw.length) {
    draft.leave(stretch);
    return;
  }
  const field = isShort ? 'abbreviation' : 'title';
  draft.container[field] = draft.text.slice(start, end);
  draft.placed(`container.${field}`, { start: stretch.start, end, confidence: stretch.confidence });
}

/** Short words that names of journals have in full. */
const whole = new Set(
  `acta air age aging archives art arts asia axis bmc bmj body bone book brain bulletin cancer care cell child circulation clinics cortex
  data diabetes drug drugs earth ebiomedicine ecology epilepsia epilepsy eye family food foods free gait gene genes genetics genome gut head health
  heart human ieee image immunity injury jama joint journal kidney lab lancet language life liver lung medicine memory menopause methods midwifery mind nature
  nephron neuron new nursing oncogene oncology one open pain pediatrics peptides physica physics placenta plant plos pnas policy public
  quality radiology report reports retina review revista robotics safety science sciences shock skin sleep social society soil spine sports stroke studies
  surgery the thorax time times today toxicology trials tropical urology vaccine violence virus vision vision voice water women work world young of and in for de la`.split(
    /\s+/,
  ),
);

/** ISO 4 leaves letters out at the end of words (`Oncol`, `Engl`), with points or without. A name of one word, or with articles and prepositions, is whole. */
function isAbbreviated(name: string): boolean {
  if (/\p{L}\.(?:\s|$|\p{L})/u.test(name)) return true;
  const words = foldedWords(name);
  if (words.length < 2) return false;
  if (/\s(?:of|and|the|for|in|de|der|des|et|und|y)\s|&/i.test(name)) return false;
  return words.some(
    (word) =>
      word.length <= 8 &&
      !whole.has(word) &&
      !/(?:ology|ics|ine|ing|ion|ions|ity|ment|ance|ence|al|ical|ism|ness|graphy|pathy|ers|ies|ure|ian|ical|ive)$/.test(word),
  );
}
