import type { HttpResponse } from '../http/exchange.ts';
import type { FetchedPage } from './fetcher.ts';

/** An answer as a page of the format (its id) that reads it; where the source stands is for the fetcher to add. */
export const fetchedPage = (response: HttpResponse, format: string): FetchedPage => ({
  payload: { bytes: response.bytes, mediaType: response.mediaType, url: response.url, fetchedAt: response.receivedAt },
  format,
});
