const forms = [
  // openssl: MD5(pubmed26n0001.xml.gz)= 0cc175b9c0f1b6a831c399e269772661
  /^MD5 ?\((?<name>[^()]{1,200})\) ?= ?(?<md5>[0-9a-f]{32})$/i,
  // md5sum: 0cc175b9c0f1b6a831c399e269772661  pubmed26n0001.xml.gz
  /^(?<md5>[0-9a-f]{32})(?:[ \t]{1,2}\*?(?<name>\S{1,200}))?$/i,
];

/** The MD5 (hex, lower case) that a `.md5` file gives for a file, as openssl or md5sum writes it; undefined when it says nothing of that file. */
export function readChecksum(text: string, file: string): string | undefined {
  for (const line of text.slice(0, 10_000).split(/\r?\n/)) {
    for (const each of forms) {
      const { name, md5 } = each.exec(line.trim())?.groups ?? {};
      if (md5 !== undefined && (name === undefined || name.split('/').at(-1) === file)) return md5.toLowerCase();
    }
  }
  return undefined;
}
