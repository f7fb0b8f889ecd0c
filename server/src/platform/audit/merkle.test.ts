import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from './audit-digest.ts';
import { leafOf, merkleProof, merkleRoot, readLeaves, rootFromProof } from './merkle.ts';

const leaf = (number: number): Buffer => leafOf(number, sha256(String(number)));
const leaves = (count: number): Buffer => Buffer.concat(Array.from({ length: count }, (_, at) => leaf(at)));
const H = (text: Uint8Array): Buffer => sha256(Uint8Array.of(0), text);
const N = (left: Buffer, right: Buffer): Buffer => sha256(Uint8Array.of(1), left, right);

describe('the Merkle tree of a link', () => {
  it('is that of RFC 6962, worked out by hand for one, two, three and seven leaves', () => {
    const [a, b, c, d, e, f, g] = Array.from({ length: 7 }, (_, at) => H(leaf(at))) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    expect(merkleRoot(leaves(1))).toEqual(a);
    expect(merkleRoot(leaves(2))).toEqual(N(a, b));
    expect(merkleRoot(leaves(3))).toEqual(N(N(a, b), c));
    expect(merkleRoot(leaves(7))).toEqual(N(N(N(a, b), N(c, d)), N(N(e, f), g)));
    expect(() => merkleRoot(new Uint8Array())).toThrow(RangeError);
  });

  it('proves each of its leaves, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (count, any) => {
        const index = any % count;
        const proof = merkleProof(leaves(count), index);
        expect(rootFromProof(leaf(index), proof)).toEqual(merkleRoot(leaves(count)));
        expect(rootFromProof(leaf(index + 1), proof)).not.toEqual(merkleRoot(leaves(count)));
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('gives back position and digest of each leaf', () => {
    expect(readLeaves(leaves(2))).toEqual([
      { position: 0, digest: sha256('0') },
      { position: 1, digest: sha256('1') },
    ]);
  });
});
