import { BYTES_A_MEGABYTE, UPLOAD_LIMIT_MEGABYTES } from '@pilar/contracts';
import { Problem } from '../problem.ts';
import { readBytes } from './body.ts';
import type { UploadedFile } from './route.ts';

/** Reads a multipart body: files by field, the other fields as text (a field named like the contract may hold JSON). */
export async function readMultipart(
  request: Request,
  fileFields: readonly string[],
): Promise<{ fields: Record<string, unknown>; files: Record<string, UploadedFile> }> {
  const form = await formData(request);
  const fields: Record<string, unknown> = Object.create(null);
  const files: Record<string, UploadedFile> = Object.create(null);
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value;
    else if (fileFields.includes(name)) files[name] = await uploaded(value);
  }
  return { fields, files };
}

async function formData(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.toLowerCase().startsWith('multipart/form-data')) throw new Problem('upload-missing');
  const bytes = await readBytes(request, UPLOAD_LIMIT_MEGABYTES * BYTES_A_MEGABYTE);
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Problem('upload-missing');
  }
}

const MOST_NAME_LETTERS = 200;

/** The name is what a person may read of it: no marks that cannot be kept, no page of text. */
function nameOf(file: File): string {
  const plain = file.name.toWellFormed().replaceAll('\0', '');
  return plain.length <= MOST_NAME_LETTERS ? plain : plain.slice(-MOST_NAME_LETTERS);
}

async function uploaded(file: File): Promise<UploadedFile> {
  return { name: nameOf(file), bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The file of a field, or a refusal that asks for one. */
export function requiredFile(files: Readonly<Record<string, UploadedFile>>, field = 'file'): UploadedFile {
  const file = files[field];
  if (!file) throw new Problem('upload-missing');
  if (file.bytes.length === 0) throw new Problem('file-empty', { file: file.name });
  return file;
}
