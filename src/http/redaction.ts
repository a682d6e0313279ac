/** Names of parameters (lower case) whose values must never be seen outside the request. An OAI resumptionToken is none of them. */
const secretNames = [
  'api_key',
  'apikey',
  'api-key',
  'key',
  'token',
  'access_token',
  'auth',
  'authorization',
  'client_secret',
  'secret',
  'password',
  'passwd',
  'pwd',
  'sig',
  'signature',
  'email',
  'mail',
  'mailto',
];

const secrets = new Set(secretNames);
const mask = '***';

export const isSecret = (name: string): boolean => secrets.has(name.toLowerCase());

/** The address without user, password and the values of secret parameters; the rest stays as written. Not an address: masked as text. */
export function redactUrl(address: string): string {
  if (!URL.canParse(address)) return redactText(address);
  const url = new URL(address);
  if (url.username || url.password) {
    url.username = mask;
    url.password = '';
  }
  for (const name of new Set(url.searchParams.keys())) if (isSecret(name)) url.searchParams.set(name, mask);
  return url.href;
}

/** `api_key=…`, `"api-key":"…"`, `password: …`, `Authorization: Bearer …` */
const assignment = new RegExp(
  `\\b(${secretNames.join('|')})(["']?\\s*[=:]\\s*["']?)((?:(?:bearer|basic|digest|token)\\s+)?[^\\s&"'<>,;)]+)`,
  'gi',
);

/** How a sentence goes on about what is called so, `passwd: no such folder`: words of at most three letters, shorter than any secret, and some others. */
const sentence = /^(?:[a-z]{1,3}|answered|cannot|there)$/;
/** A path as far as it stands before the name, `/etc/`, `../`, `C:\\keys\\`, `/etc/ssl/server.`; none is an address, or what stands before a query. */
const folders = /(?:^|[\s"'(])(?:[A-Za-z]:|~|\.{1,2})?[\\/](?:[^\s"'()?&=:\\/]{1,255}[\\/])*[^\s"'()?&=:\\/]{0,255}$/;
const longestPath = 300;

/** A colon and a blank stand behind a setting's name, and also behind that of a file of which something is said. */
function isAboutFile(before: string, between: string, value: string, after: string): boolean {
  if (between !== ': ') return false;
  if (sentence.test(value) && /^ [a-z\d]/.test(after)) return true;
  return folders.test(before);
}

const userinfo = /\/\/[^\s/@]{1,200}@/g;

/**
 * Text for people (a message, a server's reply quoted in one) without secrets: `api_key=…`, `"api-key":"…"` (NCBI quotes the key in its
 * 429), user and password in addresses, and the given values wherever they stand.
 */
export function redactText(text: string, values: readonly string[] = []): string {
  const clear = (all: string, name: string, between: string, value: string, at: number) => {
    const [before, after] = [text.slice(Math.max(0, at - longestPath), at), text.slice(at + all.length, at + all.length + 2)];
    return isAboutFile(at > longestPath ? `…${before}` : before, between, value, after) ? all : `${name}${between}${mask}`;
  };
  let clean = text.replace(assignment, clear).replace(userinfo, `//${mask}@`);
  for (const value of values) clean = clean.replaceAll(value, mask).replaceAll(encodeURIComponent(value), mask);
  return clean;
}

/** The values that one request holds secret. Shorter than four characters they would mask ordinary words. */
export function secretValues(url: URL, parameters: Readonly<Record<string, string>> = {}): string[] {
  const named = [...url.searchParams, ...Object.entries(parameters)].filter(([name]) => isSecret(name)).map(([, value]) => value);
  const userinfo = [url.username, url.password].map((part) => decodeURIComponent(part));
  return [...named, ...userinfo].filter((value) => value.length >= 4);
}

/** What may be shown of a cause: its name, code and message without secrets, and nothing else that hangs on it. */
export function redactCause(cause: unknown, values: readonly string[] = []): Error {
  const known = cause instanceof Error ? cause : new Error(String(cause));
  const code = 'code' in known && typeof known.code === 'string' ? `${known.code}: ` : '';
  const shown = new Error(redactText(`${code}${known.message}`, values));
  shown.name = known.name;
  shown.stack = `${shown.name}: ${shown.message}`;
  return shown;
}

/**
 * A body in which the request's address is repeated with its secrets, as DataCite does in the links of every list: masked like an
 * address. Only behind its name is a value masked, since an e-mail address may well stand in a record.
 */
export function redactEcho(bytes: Uint8Array, url: URL, parameters: Readonly<Record<string, string>> = {}): Uint8Array {
  let clean: Buffer | undefined;
  for (const [name, value] of [...url.searchParams, ...Object.entries(parameters)]) {
    if (!isSecret(name) || value.length < 4) continue;
    for (const written of new Set([value, encodeURIComponent(value), new URLSearchParams({ '': value }).toString().slice(1)])) {
      const echo = Buffer.from(`${name}=${written}`);
      const body = clean ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (!body.includes(echo)) continue;
      clean = Buffer.from(body.toString('latin1').replaceAll(echo.toString('latin1'), `${name}=${mask}`), 'latin1');
    }
  }
  return clean ?? bytes;
}
