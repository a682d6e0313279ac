/** The JSON of an answer's body; undefined for what is none: pages about maintenance, half a body, an empty one. */
export function jsonBody(body: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
