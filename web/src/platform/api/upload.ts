import { BYTES_A_MEGABYTE, UPLOAD_LIMIT_MEGABYTES } from '@pilar/contracts';
import { apiAddress, type Query, readBody, refusal } from './client.ts';
import { tooLargeToSend, unreachable } from './problem.ts';

type UploadOptions = Readonly<{
  query?: Query;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** 0..1 of the bytes sent; the server's own work comes after. */
  onProgress?: (share: number) => void;
}>;

/** Fields and the lines between them are small beside any file. */
function bytesOf(form: FormData): number {
  let bytes = 0;
  for (const [, value] of form) bytes += typeof value === 'string' ? value.length : value.size;
  return bytes;
}

/** A multipart upload. XMLHttpRequest, since fetch does not tell how much has been sent. */
export function upload<T>(path: string, form: FormData, options: UploadOptions = {}): Promise<T> {
  // The server gives up a body that is too large while it still comes, and a browser then shows a broken line
  // instead of the refusal: so it is said here, before anything is sent.
  if (bytesOf(form) > UPLOAD_LIMIT_MEGABYTES * BYTES_A_MEGABYTE) return Promise.reject(tooLargeToSend());
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiAddress(path, options.query));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-Pilar', '1');
    for (const [name, value] of Object.entries(options.headers ?? {})) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    request.onload = () => {
      const answer = readBody(request.responseText);
      if (request.status >= 200 && request.status < 300 && answer !== null) {
        // The edge: see client.ts.
        resolve(answer as T);
      } else reject(refusal(request.status, answer));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
