import { apiAddress, type Query, readBody, refusal } from './client.ts';
import { unreachable } from './problem.ts';

type UploadOptions = Readonly<{
  query?: Query;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** 0..1 of the bytes sent; the server's own work comes after. */
  onProgress?: (share: number) => void;
}>;

/** A multipart upload. XMLHttpRequest, since fetch does not tell how much has been sent. */
export function upload<T>(path: string, form: FormData, options: UploadOptions = {}): Promise<T> {
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
