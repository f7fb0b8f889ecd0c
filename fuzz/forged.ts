/** A request with something wrong in it. */
export type Forged = Readonly<{
  method: string;
  /** from the first slash on, encoded as it goes over the line */
  path: string;
  headers: readonly (readonly [string, string])[];
  body: Uint8Array<ArrayBuffer> | undefined;
  /** written to the socket as it is, instead of all above */
  raw?: Uint8Array;
  how: string;
}>;

/** What a request is made of before it is spoilt. */
export type Parts = Omit<Forged, 'how' | 'raw'>;
