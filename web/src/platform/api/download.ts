import { apiAddress, type Query, readBody, refusal } from './client.ts';
import { unreachable } from './problem.ts';

function nameIn(header: string | null, otherwise: string): string {
  const starred = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (starred !== undefined) return decodeURIComponent(starred);
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1] ?? otherwise;
}

/** Fetches a file and hands it to the browser, so that a refusal is read as a sentence and not as a broken file. */
export async function download(path: string, otherwise: string, query: Query = {}): Promise<void> {
  let response: Response;
  try {
    response = await fetch(apiAddress(path, query), { credentials: 'same-origin' });
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw refusal(response.status, readBody(await response.text()));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameIn(response.headers.get('content-disposition'), otherwise);
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
