import { Problem } from '../problem.ts';
import type { UploadedFile } from './route.ts';

export const UPLOAD_LIMIT_MEGABYTES = 200;

/** Reads a multipart body: files by field, the other fields as text (a field named like the contract may hold JSON). */
export async function readMultipart(
  request: Request,
  fileFields: readonly string[],
): Promise<{ fields: Record<string, unknown>; files: Record<string, UploadedFile> }> {
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > UPLOAD_LIMIT_MEGABYTES * 1_048_576) throw tooLarge('unggahan', length);
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
  try {
    return await request.formData();
  } catch {
    throw new Problem('upload-missing');
  }
}

async function uploaded(file: File): Promise<UploadedFile> {
  if (file.size > UPLOAD_LIMIT_MEGABYTES * 1_048_576) throw tooLarge(file.name, file.size);
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function tooLarge(file: string, size: number): Problem {
  return new Problem('file-too-large', {
    file,
    megabytes: Math.ceil(size / 1_048_576),
    limit: UPLOAD_LIMIT_MEGABYTES,
  });
}

/** The file of a field, or a refusal that asks for one. */
export function requiredFile(files: Readonly<Record<string, UploadedFile>>, field = 'file'): UploadedFile {
  const file = files[field];
  if (!file) throw new Problem('upload-missing');
  if (file.bytes.length === 0) throw new Problem('file-empty', { file: file.name });
  return file;
}
