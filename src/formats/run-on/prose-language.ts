/** Small words of one language only. */
const smallWords: readonly RegExp[] = [
  / (?:the|and|of|with|was|were|is|this|that|to) /g,
  / (?:el|los|las|del|una|con|fue|y|por) /g,
  / (?:na|je|byl|byla|jsou|se|že|pro|který|která|které|ze|ve|v|s|k|z|do|od|po|při|jako|jeho|této|tato|také|bez) /g,
  / (?:der|die|und|das|mit|wurde|ist|nicht|eine|von) /g,
  / (?:les|et|des|une|est|dans|pour|sur|avec|du) /g,
  / (?:foram|uma|dos|das|não|com|são|ao|em) /g,
];

/** Whether the prose before an offset is in another language than the prose behind it, as where two abstracts stand side by side. */
export function changesLanguage(text: string, at: number): boolean {
  const before = languageOf(text.slice(Math.max(0, at - 400), at));
  const after = languageOf(text.slice(at, at + 400));
  return before !== undefined && after !== undefined && before !== after;
}

function languageOf(text: string): number | undefined {
  const counts = smallWords.map((words, index) => (text.match(words)?.length ?? 0) + lettersOf(text, ownLetters[index]));
  const most = Math.max(...counts);
  return most >= 4 && counts.filter((count) => count * 2 > most).length === 1 ? counts.indexOf(most) : undefined;
}

/** Letters that the language writes often and the others hardly; a few of them are names. */
const ownLetters: readonly (RegExp | undefined)[] = [undefined, /[ñ¿¡]/g, /[ěščřžů]/g, /[äöüß]/g, /[èêàùœ]/g, /[ãõ]/g];
const lettersForWord = 3;

const lettersOf = (text: string, letters: RegExp | undefined) =>
  letters === undefined ? 0 : Math.floor((text.match(letters)?.length ?? 0) / lettersForWord);
