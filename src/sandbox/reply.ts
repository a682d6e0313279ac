/** An answer before it is sent, so that bad habits can spoil it. */
export interface Reply {
  readonly status: number;
  readonly mediaType: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export const xmlReply = (body: string, status = 200): Reply => ({ status, mediaType: 'text/xml; charset=UTF-8', body });
export const jsonReply = (body: string, status = 200): Reply => ({ status, mediaType: 'application/json; charset=UTF-8', body });
export const htmlReply = (body: string, status = 200): Reply => ({ status, mediaType: 'text/html; charset=UTF-8', body });
