import { sha256 } from './audit-digest.ts';

/*
 * The Merkle tree of RFC 6962, section 2.1: leaves and nodes are hashed under different first bytes, so that no node
 * passes for a leaf.
 * @see https://www.rfc-editor.org/rfc/rfc6962#section-2.1
 */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
export const LEAF_BYTES = 40;

/** A leaf as it is stored: position (8 bytes) and digest of the entry (32 bytes). */
export function leafOf(position: number, digest: Uint8Array): Buffer {
  const leaf = Buffer.alloc(LEAF_BYTES);
  leaf.writeBigUInt64BE(BigInt(position));
  leaf.set(digest, 8);
  return leaf;
}

export type Leaf = Readonly<{ position: number; digest: Buffer }>;

export function readLeaves(bytes: Uint8Array): Leaf[] {
  const all = Buffer.from(bytes);
  return Array.from({ length: Math.floor(all.length / LEAF_BYTES) }, (_, at) => {
    const leaf = all.subarray(at * LEAF_BYTES, (at + 1) * LEAF_BYTES);
    return { position: Number(leaf.readBigUInt64BE()), digest: leaf.subarray(8) };
  });
}

function hashLeaves(bytes: Uint8Array): Buffer[] {
  const all = Buffer.from(bytes);
  return Array.from({ length: all.length / LEAF_BYTES }, (_, at) =>
    sha256(LEAF, all.subarray(at * LEAF_BYTES, (at + 1) * LEAF_BYTES)),
  );
}

/** One floor up; a node without a neighbour moves up as it is. */
function nextFloor(floor: readonly Buffer[]): Buffer[] {
  const up: Buffer[] = [];
  for (let at = 0; at < floor.length; at += 2) {
    const [left, right] = [floor[at], floor[at + 1]];
    if (left !== undefined) up.push(right === undefined ? left : sha256(NODE, left, right));
  }
  return up;
}

/** The root over stored leaves. @throws RangeError without a leaf */
export function merkleRoot(leaves: Uint8Array): Buffer {
  let floor = hashLeaves(leaves);
  while (floor.length > 1) floor = nextFloor(floor);
  const root = floor[0];
  if (root === undefined) throw new RangeError('merkleRoot: no leaves');
  return root;
}

export type ProofStep = Readonly<{ side: 'left' | 'right'; hash: Buffer }>;

/** The neighbours by which one leaf leads to the root, from the bottom up. */
export function merkleProof(leaves: Uint8Array, index: number): ProofStep[] {
  let floor = hashLeaves(leaves);
  if (!(index >= 0 && index < floor.length)) throw new RangeError(`merkleProof: no leaf ${index}`);
  const steps: ProofStep[] = [];
  for (let at = index; floor.length > 1; at = Math.floor(at / 2)) {
    const neighbour = floor[at % 2 === 0 ? at + 1 : at - 1];
    if (neighbour !== undefined) steps.push({ side: at % 2 === 0 ? 'right' : 'left', hash: neighbour });
    floor = nextFloor(floor);
  }
  return steps;
}

/** Where a leaf and its neighbours lead. */
export function rootFromProof(leaf: Uint8Array, steps: readonly ProofStep[]): Buffer {
  return steps.reduce(
    (below, { side, hash }) => (side === 'left' ? sha256(NODE, hash, below) : sha256(NODE, below, hash)),
    sha256(LEAF, leaf),
  );
}
