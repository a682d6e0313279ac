/** Arguments of the protocol, which people copy with the address out of their browser. */
const ownArguments = ['verb', 'metadataPrefix', 'identifier', 'set', 'from', 'until', 'resumptionToken'];

/**
 * The base URLs that an address may mean, likeliest first: without the protocol's arguments (`…/oai/request?verb=Identify`), as it is
 * written, and with its last slash taken away or added. Arguments of the server's own (`index.php?page=oai`) stay.
 */
export function baseUrls(address: string): [string, ...string[]] {
  if (!URL.canParse(address)) return [address];
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (ownArguments.includes(name)) url.searchParams.delete(name);
  url.hash = '';
  const other = new URL(url);
  other.pathname = url.pathname.endsWith('/') ? url.pathname.replace(/\/+$/, '') : `${url.pathname}/`;
  return other.pathname === url.pathname || other.pathname === '' ? [url.href] : [url.href, other.href];
}
