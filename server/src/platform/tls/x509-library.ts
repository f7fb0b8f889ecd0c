type Library = typeof import('@peculiar/x509');

let loaded: Promise<Library> | undefined;

/** The certificate library, loaded only when a certificate has to be made: it is large, and most starts need none. */
export function x509(): Promise<Library> {
  loaded ??= loadWithMetadata();
  return loaded;
}

const NAMES = ['getMetadata', 'getOwnMetadata', 'defineMetadata'] as const;

/**
 * The library's dependency container asks for the metadata functions of a proposal that never became JavaScript, and
 * only while it loads. They are lent for that time and taken away again, so that no other code meets them.
 */
async function loadWithMetadata(): Promise<Library> {
  const kept = new WeakMap<object, Map<unknown, unknown>>();
  const read = (key: unknown, target: object): unknown => kept.get(target)?.get(key);
  const write = (key: unknown, value: unknown, target: object): void => {
    const own = kept.get(target) ?? new Map<unknown, unknown>();
    kept.set(target, own.set(key, value));
  };
  const lent = NAMES.filter((name) => !(name in Reflect));
  for (const name of lent) {
    const value = name === 'defineMetadata' ? write : read;
    Object.defineProperty(Reflect, name, { value, configurable: true });
  }
  try {
    return await import('@peculiar/x509');
  } finally {
    for (const name of lent) Reflect.deleteProperty(Reflect, name);
  }
}
