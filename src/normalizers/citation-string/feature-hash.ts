/** 32 bits of a feature's name (FNV-1a over UTF-16 units): the table of weights has numbers instead of names. */
export function featureHash(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
