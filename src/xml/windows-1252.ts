import { oneByteText } from './one-byte-text.ts';

/** What stands at 0x80 to 0x9F; the five free places keep their control character, as the WHATWG table has it. */
const upperControls = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

/** Windows-1252, which is what bytes called ISO-8859-1 or US-ASCII are. TextDecoder of Node 20 reads true Latin-1 by that name: `\x96` is no dash there. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return oneByteText(bytes).replace(/[\x80-\x9F]/g, (character) => upperControls[character.charCodeAt(0) - 0x80] ?? character);
}
