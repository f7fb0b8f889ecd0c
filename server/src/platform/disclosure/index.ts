export { refuseOnwardSharing } from './refuse-sharing.ts';
export { findSharingFlag, listSharingFlags, putSharingFlag } from './sharing-flag.store.ts';
