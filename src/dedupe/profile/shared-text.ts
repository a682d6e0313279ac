/** Words seen lately: of a hundred thousand titles most words are some thousand ones, and each would be kept as often as it stands there. */
const seen = new Map<string, string>();
const most = 100_000;

/** The same text, held once however many profiles have it, and cut loose from the longer text that it was found in. */
export function sharedText(text: string): string {
  const known = seen.get(text);
  if (known !== undefined) return known;
  if (seen.size >= most) seen.clear();
  // A piece of a longer text keeps all of it in memory.
  const own = Buffer.from(text).toString();
  seen.set(own, own);
  return own;
}
