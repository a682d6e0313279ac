/** `Science (New York, N.Y.)`: to be told from others. */
const place = /\s*\([^()]{2,80}\)$/;
const subtitle = /\s[:=/]\s.*$/s;

/**
 * The names by which a journal is asked for, besides the title that catalogues give it: `Annals of oncology : official journal of the …` is known as
 * «Annals of oncology», `Acta oncologica (Stockholm, Sweden)` as «Acta oncologica», `The Lancet` as «Lancet». The title itself comes first; `Owls: a journal`,
 * without the blank that cataloguers set before the colon, is one title. Not for abbreviations: `J Physiol (Paris)` is not `J Physiol`.
 */
export function journalNames(title: string): readonly string[] {
  const placeless = title.replace(place, '').trim();
  const proper = placeless.replace(subtitle, '').replace(place, '').trim();
  const names = [placeless, proper, proper.replace(/^the\s+(?=\S)/i, '')];
  return [...new Set([title, ...names.filter((name) => name !== '')])];
}
