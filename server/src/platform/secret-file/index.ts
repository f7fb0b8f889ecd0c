export { addSecretFile, replaceSecretFile } from './secret-file.ts';
