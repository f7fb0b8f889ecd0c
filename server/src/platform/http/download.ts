/** A file as an answer. */
export type Download = Readonly<{
  kind: 'download';
  fileName: string;
  type: string;
  bytes: Uint8Array;
}>;

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function download(fileName: string, type: string, bytes: Uint8Array): Download {
  return { kind: 'download', fileName, type, bytes };
}

export function isDownload(value: unknown): value is Download {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'download';
}

/** `attachment` with an ASCII name and the full one (RFC 6266). */
export function contentDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^A-Za-z0-9._-]+/g, '-');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
