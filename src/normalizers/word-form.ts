/** American spellings, which most names are told in, of words that British ones write otherwise. In the singular. */
const american: Readonly<Record<string, string>> = {
  anaemia: 'anemia',
  diarrhoea: 'diarrhea',
  haematoma: 'hematoma',
  haemoglobin: 'hemoglobin',
  haemorrhage: 'hemorrhage',
  hospitalisation: 'hospitalization',
  hypoglycaemia: 'hypoglycemia',
  ischaemic: 'ischemic',
  oedema: 'edema',
  randomisation: 'randomization',
  tumour: 'tumor',
};

/** `events` and `event`, `rates` and `rate`, `biopsies` and `biopsy`; `loss`, `sepsis`, `status` stay. Of folded or lower-case words. */
export function singular(word: string): string {
  const { length } = word;
  if (length < 4 || word[length - 1] !== 's') return word;
  const before = word[length - 2];
  if (before === 's' || before === 'u' || before === 'i') return word;
  return length > 4 && before === 'e' && word[length - 3] === 'i' ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

/** The one form that a folded English word is compared in: the singular, in American spelling. For comparison only. */
export function wordForm(word: string): string {
  const one = singular(word);
  return american[one] ?? one;
}
